import type { Browser, Locator, Page } from 'playwright-core';

import type { Instance } from '../n8n/instance.mts';
import { WINDOW } from './browser.mts';

export type Theme = 'light' | 'dark';

export const byTestId = (id: string): string => `[data-test-id="${id}"]`;

/** n8n's editor in a browser, in the words of a person who works with it. */
export class Editor {
	private constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens a page of its own in which the owner is signed in. */
	static async open(browser: Browser, { url, owner }: Instance, theme: Theme = 'light'): Promise<Editor> {
		const context = await browser.newContext({ viewport: WINDOW, colorScheme: theme });
		// A busy machine may need many seconds for a page.
		context.setDefaultTimeout(120_000);
		await context.request.post(`${url}/rest/login`, {
			data: { emailOrLdapLoginId: owner.email, password: owner.password },
		});
		const page = await context.newPage();
		// Leaving a workflow that is not saved asks whether that is meant.
		page.on('dialog', (dialog) => void dialog.accept());
		return new Editor(page, url);
	}

	async close(): Promise<void> {
		await this.page.context().close();
	}

	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`, { waitUntil: 'commit' });
		await this.page.locator(byTestId('canvas-add-button')).waitFor();
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`, { waitUntil: 'commit' });
		await this.page.locator(byTestId('canvas-node')).first().waitFor();
	}

	/** Imports a workflow's file through the menu of the canvas. */
	async importFile(file: string): Promise<void> {
		await this.page.locator(byTestId('workflow-menu')).first().click();
		await this.page.getByText('Import', { exact: true }).hover();
		const fromFile = this.page.getByText('From file', { exact: true });
		const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), fromFile.click()]);
		await chooser.setFiles(file);
		await this.page.locator(byTestId('canvas-node')).first().waitFor();
	}

	/** Opens the node creator on an empty canvas. */
	async openCreator(): Promise<void> {
		await this.page.locator(byTestId('canvas-add-button')).click();
		await this.page.locator(byTestId('node-creator-search-bar')).waitFor();
	}

	/** Types into the search of the node creator. */
	async search(text: string): Promise<void> {
		await this.page.locator(byTestId('node-creator-search-bar')).fill(text);
	}

	/** An entry of the node creator: a node, or one of its actions. */
	creatorEntry(name: string): Locator {
		return this.page.locator(byTestId('node-creator-item-name')).filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) });
	}

	/** The names of the entries that the node creator shows, from the top; n8n renders each entry twice. */
	async shownInCreator(): Promise<string[]> {
		const texts = await this.page.locator(byTestId('node-creator-item-name')).allTextContents();
		return [...new Set(texts.map((text) => text.trim()))];
	}

	/** Adds a node from the creator, by its action if it has any, and leaves its panel open. */
	async addNode(name: string, action?: string): Promise<void> {
		await this.openCreator();
		await this.search(name);
		await this.creatorEntry(name).first().click();
		await (action === undefined ? this.page.getByText('Add to workflow') : this.creatorEntry(action).first()).click();
		await this.panel.waitFor();
	}

	node(name: string): Locator {
		return this.page.locator(`${byTestId('canvas-node')}[data-node-name="${name}"]`);
	}

	/** The panel of the node that is open. */
	get panel(): Locator {
		return this.page.locator(byTestId('ndv'));
	}

	get output(): Locator {
		return this.panel.locator(byTestId('output-panel'));
	}

	/** A parameter of the open panel, or of the open credential. */
	parameter(name: string): Locator {
		return this.page.locator(byTestId(`parameter-input-${name}`)).last();
	}

	async openPanel(node: string): Promise<void> {
		await this.node(node).dblclick();
		await this.panel.waitFor();
	}

	async closePanel(): Promise<void> {
		await this.panel.locator(byTestId('ndv-close-button')).click();
		await this.panel.waitFor({ state: 'hidden' });
	}

	/** Chooses an entry of a parameter's menu. */
	async choose(parameter: string, entry: string): Promise<void> {
		await this.parameter(parameter).click();
		const entries = this.page.locator(byTestId('parameter-input-item')).filter({ visible: true });
		await entries
			.filter({ has: this.page.getByText(entry, { exact: true }) })
			.first()
			.click();
	}

	async executeStep(): Promise<void> {
		await this.panel.locator(byTestId('node-execute-button')).click();
	}

	/** Executes the workflow by the editor's button and waits for its success. */
	async executeWorkflow(): Promise<void> {
		await this.page.locator(byTestId('execute-workflow-button')).click();
		const success = this.page.getByText('Workflow executed successfully');
		await success.waitFor();
		// The message about the success would cover a corner of the picture.
		await this.page.locator('.el-notification__closeBtn, .el-notification__icon-close').first().click();
		await success.waitFor({ state: 'hidden' });
	}

	async zoomToFit(): Promise<void> {
		await this.page.locator(byTestId('zoom-to-fit')).click();
	}

	/** The window of a credential. */
	get credential(): Locator {
		return this.page.locator(byTestId('editCredential-modal'));
	}

	/** Opens the window of a new credential from a node's panel. */
	async newCredential(): Promise<void> {
		const menu = this.panel.locator(byTestId('node-credentials-select'));
		// Without any credential of the type, a button is in the menu's place.
		const button = this.panel.getByText(/^\s*Connect to /);
		await menu.or(button).first().click();
		if (await menu.isVisible())
			await this.page.locator(byTestId('node-credentials-select-item-new')).filter({ visible: true }).click();
		// n8n proposes a name some moments later, and saves nothing without one.
		await this.credential
			.locator(byTestId('inline-edit-preview'))
			.filter({ hasText: /account/ })
			.waitFor();
	}

	/** Fills in text fields of the open credential, by the fields' names. */
	async fillCredential(values: Record<string, string>): Promise<void> {
		for (const [name, value] of Object.entries(values)) {
			await this.credential
				.locator(byTestId(`parameter-input-${name}`))
				.locator('input')
				.fill(value);
		}
	}

	async saveCredential(): Promise<void> {
		await this.credential.locator(byTestId('credential-save-button')).click();
	}

	/** Opens the credential that the open node uses. n8n tests it at once. */
	async editCredential(): Promise<void> {
		await this.panel.locator(byTestId('credential-edit-button')).click();
		await this.credential.waitFor();
	}

	async closeCredential(): Promise<void> {
		// Escape is not heard where nothing in the window has the focus.
		await this.credential.locator('.el-dialog__headerbtn').click();
		await this.credential.waitFor({ state: 'hidden' });
	}

	/** Collects what goes wrong in the page from now on, but for addresses outside, which are not reached here. */
	watchForProblems(): () => string[] {
		const problems: string[] = [];
		this.page.on('pageerror', ({ message }) => problems.push(message));
		this.page.on('console', (message) => {
			if (message.type() === 'error' && !message.text().includes('ERR_NAME_NOT_RESOLVED'))
				problems.push(message.text());
		});
		return () => problems;
	}
}
