/* A process of its own for the contenders; see support/child.mts. Runs by n8n's Node, which strips the types itself. */
import { tasks, type Tasks } from './tasks.mts';

interface Order {
	number: number;
	task: keyof Tasks;
	given: never;
}

process.on('message', async ({ number, task, given }: Order) => {
	try {
		process.send?.({ number, answer: await tasks[task](given) });
	} catch (error) {
		process.send?.({ number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
	}
});
process.once('disconnect', () => process.exit(0));
