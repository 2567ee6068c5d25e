import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import type { Tasks } from '../child/tasks.mts';
import type { Setup } from './setup.mts';

type Name = keyof Tasks;
type Given<Task extends Name> = Parameters<Tasks[Task]>;
type Answer<Task extends Name> = Awaited<ReturnType<Tasks[Task]>>;

interface Reply {
	number: number;
	answer?: unknown;
	error?: string;
}

const script = (name: string) => fileURLToPath(new URL(`../child/${name}`, import.meta.url));

/**
 * A process of its own in which the contenders run: n8n's Node with n8n's own engine, nodes and modules, and nothing
 * of the servers that they talk to, so that its CPU time and memory are theirs alone.
 */
export class Child {
	private readonly waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
	private last = 0;

	private constructor(private readonly process: ChildProcess) {
		process.on('message', ({ number, answer, error }: Reply) => {
			const one = this.waiting.get(number);
			this.waiting.delete(number);
			if (error === undefined) one?.resolve(answer);
			else one?.reject(new Error(error));
		});
		process.once('exit', (code, signal) =>
			this.fail(new Error(`The benchmark's child process ended (${signal ?? code}).`)),
		);
		process.once('error', (error) => this.fail(error));
	}

	/**
	 * @param options.heapMb what V8's old generation may hold; V8 decides by default
	 * @param options.packageFolder another build of the package than this one
	 */
	static start(setup: Setup, options: { heapMb?: number; nodeOptions?: string[]; packageFolder?: string } = {}): Child {
		const heap = options.heapMb === undefined ? [] : [`--max-old-space-size=${options.heapMb}`];
		const execArgv = ['--expose-gc', ...heap, ...(options.nodeOptions ?? []), '--import', script('hostModules.mts')];
		return new Child(
			fork(script('main.mts'), [], {
				execPath: setup.runtime.node,
				execArgv,
				env: setup.childEnvironment(options.packageFolder),
				stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
			}),
		);
	}

	/** Runs a task of child/tasks.mts. */
	async call<Task extends Name>(task: Task, ...[given]: Given<Task>): Promise<Answer<Task>> {
		const number = ++this.last;
		const answer = new Promise<unknown>((resolve, reject) => this.waiting.set(number, { resolve, reject }));
		this.process.send({ number, task, given });
		return (await answer) as Answer<Task>;
	}

	/** The process ends on its own, so that profiles are written. */
	async stop(): Promise<void> {
		if (this.process.exitCode !== null || this.process.signalCode !== null) return;
		const ended = new Promise((resolve) => this.process.once('exit', resolve));
		this.process.disconnect();
		await ended;
	}

	private fail(error: Error): void {
		for (const { reject } of this.waiting.values()) reject(error);
		this.waiting.clear();
	}
}
