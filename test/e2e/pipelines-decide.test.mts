/** The workflows that keep what they know in n8n's Data Tables, in one real n8n. */
import { jest } from '@jest/globals';

import { startMail } from '../support/doubles/mail.mts';
import { makeSlack } from '../support/doubles/slack.mts';
import { usePipelines } from '../support/pipelines.mts';
import { CUSTOMERS } from './notify/bench.mts';
import { decideByReply } from './notify/decideByReply.mts';
import { whatChanged } from './notify/whatChanged.mts';

jest.setTimeout(900_000);
const bench = usePipelines('e2e-decide', {
	doubles: async (authority) => ({ slack: await makeSlack(authority), mail: await startMail(authority) }),
	customers: CUSTOMERS,
});

whatChanged(bench);
decideByReply(bench);
