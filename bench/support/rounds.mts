/** One of several ways to do the same. */
export interface Contender<Sample> {
	name: string;
	/** Rounds that it takes part in; all by default. */
	rounds?: number;
	run(): Promise<Sample>;
}

/** Lets the contenders take turns (A B C A B C …), so that whatever else the machine does hits all alike. */
export async function takeTurns<Sample>(
	contenders: ReadonlyArray<Contender<Sample>>,
	rounds: number,
	report: (message: string) => void,
): Promise<Map<string, Sample[]>> {
	const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]));
	for (let round = 1; round <= rounds; round += 1) {
		for (const contender of contenders) {
			if (round > (contender.rounds ?? rounds)) continue;
			report(`round ${round} of ${rounds}: ${contender.name}`);
			samples.get(contender.name)?.push(await contender.run());
		}
	}
	return samples;
}
