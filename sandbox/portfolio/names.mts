import type { Random } from './random.mts';

const FIRST = (
	'Alder Amber Anchor Ashford Beacon Birchwood Bluebell Bramble Bridgewater Brightside Cedar Clearwater ' +
	'Cobalt Copper Cornerstone Crescent Driftwood Eastgate Elmwood Evergreen Fairfield Falcon Foxglove ' +
	'Glenmore Granite Greenhill Harbour Hawthorn Heron Highfield Hollybrook Ironbridge Ivory Juniper ' +
	'Kestrel Kingfisher Lakeside Larkspur Lighthouse Linden Maple Meadow Millstone Moorland Northgate ' +
	'Oakfield Orchard Osprey Parkside Pebble Pinewood Quarry Redwood Ridgeway Riverside Rowan Sandstone ' +
	'Silverlake Southbank Sparrow Stonebridge Summit Sycamore Thistle Tideway Upland Vale Walnut ' +
	'Westbrook Whitecliff Willow Windermere Woodland Yarrow'
).split(' ');
const TRADE = [
	...'Dental Logistics Foods Legal Accountants Engineering Textiles Motors Print Housing'.split(' '),
	...'Surgery Academy Hotels Optics Marine Insurance Packaging Brewing Pharmacy Labs'.split(' '),
	...['Care Homes', 'Garden Centre', 'Primary School', 'Credit Union', 'City Council'],
	...['Wealth Management', 'Film & Sound', 'Food Bank', 'Freight Services', 'Solar Power'],
];
const SUFFIX = ['', '', '', ' Ltd', ' Group', ' & Sons', ' GmbH', ' Inc.', ' Partners', ' PLC'];

/** What real address books hold and careless code trips over: one of each before any comes twice. */
const ODD: ReadonlyArray<(plain: string, longest: number) => string> = [
	(plain) => `${plain.split(' ')[0]} O'Brien's Bakery`,
	(plain) => `${plain}, Whitlock, Byrne & Co.`,
	(plain) => `The "${plain}" Company`,
	(plain) => `=1+1 ${plain}`,
	(plain) => `Müller & Söhne – ${plain} Zürich`,
	(plain) => `  ${plain}`,
	(plain) => `${plain}  `,
	(plain) => `株式会社 ${plain} 東京支店`,
	(plain) => `+${plain} Plus`,
	(plain) => `Zażółć Gęślą Jaźń (${plain})`,
	(plain) => `-${plain}-`,
	(plain) => `@${plain.replaceAll(' ', '')}`,
	(plain) => `Café de la Gare, ${plain}`.normalize('NFD'),
	(plain) => `☕ ${plain} 👩‍💻`,
	(plain) => `שלום ${plain}`,
	(plain, longest) => `${plain} ${'of the United Northern Counties '.repeat(20)}`.slice(0, longest),
	(plain) => `${plain}; a|b\\c <b>bold</b> {{ $json.x }}`,
];
const ODD_EVERY = 14;

/**
 * A believable company name; every 14th is an odd one. `index` is the customer's place in the
 * portfolio, `longest` the vendor's limit in characters.
 */
export function companyName(random: Random, index: number, longest: number): string {
	const plain = `${random.pick(FIRST)} ${random.pick(TRADE)}${random.pick(SUFFIX)}`;
	if (index % ODD_EVERY !== ODD_EVERY - 1) return plain.slice(0, longest);
	const odd = ODD[Math.floor(index / ODD_EVERY) % ODD.length];
	return [...(odd?.(plain, longest) ?? plain)].slice(0, longest).join('');
}
