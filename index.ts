/** The package's face: every node and credential class, by name. Tests, scripts and documentation list from here. */
export { KeepnetOAuth2Api } from './credentials/KeepnetOAuth2Api.credentials';
export { Keepnet } from './nodes/Keepnet/Keepnet.node';
export { RenewalWindowFilter } from './nodes/RenewalWindowFilter/RenewalWindowFilter.node';
