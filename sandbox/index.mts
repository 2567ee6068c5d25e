import { adobe } from './adobe/adobe.mts';
import type { AdobeData } from './adobe/data.mts';
import type { AdobeKnobs } from './adobe/knobs.mts';
import { keepnet } from './keepnet/keepnet.mts';
import type { KeepnetData } from './keepnet/data.mts';
import type { KeepnetKnobs } from './keepnet/knobs.mts';
import type { KnobTable, KnobValues } from './frame/knobs.mts';
import { startVendor, type Running, type StartOptions } from './frame/server.mts';
import { makeCertificate } from './frame/tls.mts';
import { trendmicro } from './trendmicro/trendmicro.mts';
import type { TrendmicroData } from './trendmicro/data.mts';
import type { TrendmicroKnobs } from './trendmicro/knobs.mts';
import type { Size, Vendor } from './frame/vendor.mts';
import { vmware } from './vmware/vmware.mts';
import type { VmwareData } from './vmware/data.mts';
import type { VmwareKnobs } from './vmware/knobs.mts';

export type { Fault } from './frame/faults.mts';
export type { Move } from './frame/moves.mts';
export type { Running, StartOptions } from './frame/server.mts';

const entry = <Data, Knobs extends KnobTable>(vendor: Vendor<Data, Knobs>) => ({
	title: vendor.title,
	credentialType: vendor.credentialType,
	knobs: vendor.knobs as KnobTable,
	/** Knob values are checked when the vendor starts. */
	start: (options: StartOptions<Record<string, unknown>>): Promise<Running> =>
		startVendor(vendor, options as StartOptions<KnobValues<Knobs>>),
});

/** Every vendor of the sandbox. A new one is a folder and a line here. */
export const vendors = {
	keepnet: entry(keepnet),
	adobe: entry(adobe),
	trendmicro: entry(trendmicro),
	vmware: entry(vmware),
};
export type VendorName = keyof typeof vendors;
export const vendorNames = Object.keys(vendors) as VendorName[];

export type RunningAdobe = Running<AdobeData, AdobeKnobs>;

export const startAdobe = (options?: StartOptions<AdobeKnobs>): Promise<RunningAdobe> => startVendor(adobe, options);

export type RunningKeepnet = Running<KeepnetData, KeepnetKnobs>;

export const startKeepnet = (options?: StartOptions<KeepnetKnobs>): Promise<RunningKeepnet> =>
	startVendor(keepnet, options);

export type RunningTrendmicro = Running<TrendmicroData, TrendmicroKnobs>;

export const startTrendmicro = (options?: StartOptions<TrendmicroKnobs>): Promise<RunningTrendmicro> =>
	startVendor(trendmicro, options);

export type RunningVmware = Running<VmwareData, VmwareKnobs>;

export const startVmware = (options?: StartOptions<VmwareKnobs>): Promise<RunningVmware> =>
	startVendor(vmware, options);

export interface SandboxesOptions extends Partial<Size> {
	/** all by default */
	vendors?: readonly VendorName[];
	/** serve HTTPS, with one self-signed certificate for all */
	tls?: boolean;
	/** free ones by default */
	ports?: Partial<Record<VendorName, number>>;
	knobs?: Partial<Record<VendorName, Record<string, unknown>>>;
}

export interface Sandboxes {
	/** in the order asked for */
	vendors: Running[];
	close(): Promise<void>;
}

/** Serves several vendors, a port each. */
export async function startSandboxes(options: SandboxesOptions = {}): Promise<Sandboxes> {
	const { vendors: names = vendorNames, tls, ports = {}, knobs = {}, ...size } = options;
	const certificate = tls ? await makeCertificate() : undefined;
	const running: Running[] = [];
	const close = async () => void (await Promise.all(running.map((vendor) => vendor.close())));
	try {
		for (const name of names) {
			const start = { ...size, port: ports[name], tls: certificate, knobs: knobs[name] };
			running.push(await vendors[name].start(start));
		}
	} catch (error) {
		await close();
		throw error;
	}
	return { vendors: running, close };
}
