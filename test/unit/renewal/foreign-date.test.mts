import { runInNewContext } from 'node:vm';

import { readDate } from '../../../shared/renewal/dates/readDate';

it("reads a Date of another realm, as n8n's Code node makes them", () => {
	const foreign: unknown = runInNewContext(`new Date('2027-01-14T23:30:00Z')`);
	expect(foreign).not.toBeInstanceOf(Date);
	const reading = readDate(foreign, { format: 'auto', zone: 'Europe/Berlin' });
	expect(reading).toMatchObject({ kind: 'day', day: 20_833 });
});
