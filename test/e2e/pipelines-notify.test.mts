/** The workflows that report to Slack, by email and to a webhook, in one real n8n. */
import { jest } from '@jest/globals';

import { startMail } from '../support/doubles/mail.mts';
import { makeSlack } from '../support/doubles/slack.mts';
import { usePipelines } from '../support/pipelines.mts';
import { CUSTOMERS } from './notify/bench.mts';
import { calendarFeed } from './notify/calendarFeed.mts';
import { slackDigest } from './notify/slackDigest.mts';
import { stageEmail } from './notify/stageEmail.mts';
import { teamsDigest } from './notify/teamsDigest.mts';
import { tickets } from './notify/tickets.mts';

jest.setTimeout(900_000);
const bench = usePipelines('e2e-notify', {
	doubles: async (authority) => ({ slack: await makeSlack(authority), mail: await startMail(authority) }),
	customers: CUSTOMERS,
});

slackDigest(bench);
stageEmail(bench);
teamsDigest(bench);
calendarFeed(bench);
tickets(bench);
