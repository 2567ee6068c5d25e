/** A script that starts PostgreSQL and Redis in a folder, prints their ports, and runs until it gets a signal. */
import { startServers } from '../../harness/n8n/servers.mts';

const { env } = await startServers(String(process.argv[2]));
console.log(JSON.stringify([env.DB_POSTGRESDB_PORT, env.QUEUE_BULL_REDIS_PORT].map(Number)));
setInterval(() => {}, 1000);
