/** The package's face: every node and credential class, by name. Tests, scripts and documentation list from here. */
export { AdobeVipMarketplaceApi } from './credentials/AdobeVipMarketplaceApi.credentials';
export { KeepnetOAuth2Api } from './credentials/KeepnetOAuth2Api.credentials';
export { TrendMicroWorryFreeApi } from './credentials/TrendMicroWorryFreeApi.credentials';
export { VmwareCloudPartnerApi } from './credentials/VmwareCloudPartnerApi.credentials';
export { AdobeVipMarketplace } from './nodes/AdobeVipMarketplace/AdobeVipMarketplace.node';
export { Keepnet } from './nodes/Keepnet/Keepnet.node';
export { RenewalDigest } from './nodes/RenewalDigest/RenewalDigest.node';
export { RenewalWindowFilter } from './nodes/RenewalWindowFilter/RenewalWindowFilter.node';
export { TrendMicroWorryFree } from './nodes/TrendMicroWorryFree/TrendMicroWorryFree.node';
export { VmwareCloudPartner } from './nodes/VmwareCloudPartner/VmwareCloudPartner.node';
