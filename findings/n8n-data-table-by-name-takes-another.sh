#!/usr/bin/env bash
# Surprise: n8n's Data Table node takes the table "lost renewals" for "renewals".
# Expected: By Name finds the table with this name.
# Seen (n8n@2.41.1, n8n-nodes-base@2.41.1): it takes the table that was changed last of all whose names contain the
#   text.
# Why it matters: renewals are read from, written to or deleted in another table, and which one it is changes from run
#   to run. Choose the table from the list, or by its ID.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/api-types@1.41.0 @n8n/backend-common@1.41.1 @n8n/config@2.39.0 @n8n/db@1.41.1 @n8n/di@0.17.0 @n8n/typeorm@0.11.0 luxon@3.7.2 sql.js@1.17.0 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/DataTable package/dist/nodes/ManualTrigger
npm pack --silent n8n@2.41.1 > /dev/null
mkdir node_modules/n8n
tar -xzf n8n-2.41.1.tgz -C node_modules/n8n --strip-components=1 package/package.json package/dist/errors package/dist/modules/data-table

cat > seen.cjs <<'JS'

const initSqlJs = require('sql.js');
const { DataTableRepository } = require('n8n/dist/modules/data-table/data-table.repository.js');
const { resolveDataTableId } = require('n8n-nodes-base/dist/nodes/DataTable/common/utils.js');
/** Notes what n8n's repository adds to a query. */
class Query {
	conditions = [];
	values = {};
	andWhere(condition, values) { this.conditions.push(condition); Object.assign(this.values, values); }
	orderBy(column, direction) { this.order = `${column} ${direction}`; }
}
async function main() {
	const { Database } = await initSqlJs();
	const database = new Database();
	database.run('CREATE TABLE tables (id TEXT, name TEXT, updatedAt TEXT)');
	for (const row of [['1', 'renewals', '2026-03-01'], ['2', 'lost renewals', '2026-03-02']]) database.run('INSERT INTO tables VALUES (?, ?, ?)', row);
	const getManyAndCount = async ({ filter, take }) => {
		const query = new Query();
		DataTableRepository.prototype.applyFilters.call(null, query, filter);
		DataTableRepository.prototype.applySorting.call(null, query);
		const values = Object.fromEntries(Object.entries(query.values).map(([name, value]) => [`:${name}`, value]));
		const [{ values: rows }] = database.exec(`SELECT id, name FROM tables AS dataTable WHERE ${query.conditions.join(' AND ')} ORDER BY ${query.order} LIMIT ${take}`, values);
		return { data: rows.map(([id, name]) => ({ id, name })) };
	};
	const context = { helpers: { getDataTableAggregateProxy: async () => ({ getManyAndCount }) }, getNode: () => ({}) };
	const id = await resolveDataTableId(context, { mode: 'name', value: 'renewals' });
	console.log(database.exec('SELECT name FROM tables WHERE id = ?', [id])[0].values[0][0]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='lost renewals'

echo 'n8n@2.41.1 and n8n-nodes-base@2.41.1, Data Table by the name renewals, the table "lost renewals" was changed last'
echo 'Expected: renewals'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
