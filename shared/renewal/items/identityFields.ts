import { roleOf, type Role } from './fieldNames';
import { wordsOf } from './words';

/**
 * What a field can say about which renewal an item is.
 * - `customer`, `thing`: an id, name or number of the customer, or of what renews: always part of the identity
 * - `counter`: a bare `ID` or `No.`, which may be a row number
 * - `detail`: seats and prices: they change, but two lines of one renewal differ in them
 * - `text`: anything else that may distinguish items
 * - `passing`: what changes on its own, such as days left, usage, notes, status and dates: never part of it
 */
export type IdentityPart = 'customer' | 'thing' | 'counter' | 'detail' | 'text' | 'passing';

const PART_OF_ROLE: Record<Role, IdentityPart> = {
	vendor: 'thing',
	customerId: 'customer',
	customerName: 'customer',
	subscriptionId: 'thing',
	product: 'thing',
	quantity: 'detail',
	amount: 'detail',
	term: 'detail',
	currency: 'detail',
	date: 'passing',
	status: 'passing',
	autoRenew: 'passing',
	owner: 'passing',
};

const listed = (words: string) => new Set(words.trim().split(/\s+/));

/** Folded words, in English, German, French, Spanish, Italian, Dutch and Portuguese. */
const PASSING_WORDS = listed(`
	left remaining until days overdue resttage tage verbleibend verbleibende jours restants dias restantes giorni rimanenti
	dagen resterend resterende daysleft daysremaining
	last modified updated changed synced sync fetched exported imported refreshed viewed seen created timestamp now today time
	geandert aktualisiert letzte letzter letztes zuletzt erstellt modifie derniere dernier modificado actualizado ultima ultimo
	modificato aggiornato creato gewijzigd bijgewerkt laatste atualizado
	usage used unused consumed utilization utilisation nutzung genutzt verbraucht auslastung utilise utilises uso usado usados
	usadas utilizzo usati gebruik gebruikt utilizacao
	note notes comment comments remark remarks memo notiz notizen bemerkung bemerkungen kommentar kommentare anmerkung
	anmerkungen hinweis hinweise commentaire commentaires remarque remarques observations notas comentario comentarios
	observaciones commento commenti osservazioni opmerking opmerkingen notitie notities observacoes
	sort sortorder orderindex countdown due fallig urgency dringlichkeit urgence urgencia urgenza urgentie prioritat priorite prioridad priorita
	prioriteit prioridade ampel rag semaforo alert alerts alarm alarme alerta warning etag revision changekey
	validity gultigkeit restlaufzeit hash checksum request run execution trace correlation
	file filename datei dateiname fichier archivo bestand arquivo sheet sheetname worksheet workbook tabellenblatt foglio
	status stage phase step progress health score risk probability priority reminder reminders reminded ticket age flag color
	colour owner assignee invalid outside decision deadline
`);

/** Words at the end of a name that names one thing. */
const NAMING_WORDS = listed(`
	id uuid guid key number no nr num nummer numero code codigo codice serial seriennummer sku upn name nom nombre nome naam
	domain domains domane domaine dominio dominios dominio domein host hostname url fqdn site standort location filiale branch
	sede vestiging device gerat asset model edition plan tenant reference referenz referencia riferimento po
	appliance machine maschine computer server hostname vm endpoint mailbox postfach printer drucker equipment equipo
	title titel titre titulo titolo description beschreibung descripcion descrizione omschrijving descricao service
	dienst leistung servicio servizio dienstleistung package paket forfait paquete pacchetto pakket pacote bundle tarif
	tariff type typ tipo category kategorie categorie categoria user benutzer utilisateur usuario utente gebruiker
	department abteilung departement departamento reparto afdeling project projekt projet proyecto progetto projeto
	region country land pays pais paese auftrag bestellung commande pedido ordine quote angebot opportunity deal
	imei mac ip email mail
`);
const CUSTOMER_WORDS = listed(
	'customer client kunde kunden endkunde cliente klant company firma tenant account site standort sede',
);
/** `row_number`, `Lfd. Nr.`, `#`: a name that consists of these and of counters alone. */
const ROW_WORDS = listed(
	'row rows index idx position pos # line lfd laufende zeile zeilennummer rownumber ligne fila riga rij linha',
);
const BARE_COUNTERS = listed('id no nr num number nummer numero n');

const known = new Map<string, IdentityPart>();
const MOST_KNOWN = 2000;

/** @param parent the name of the object that holds the field; `undefined` when that is the item */
export function identityPartOf(name: string, parent: string | undefined): IdentityPart {
	const key = parent === undefined ? name : JSON.stringify([parent, name]);
	const before = known.get(key);
	if (before !== undefined) return before;
	if (known.size === MOST_KNOWN) known.clear();
	const part = partOf(name, parent);
	known.set(key, part);
	return part;
}

function partOf(name: string, parent: string | undefined): IdentityPart {
	const words = wordsOf(name);
	const last = words.at(-1) ?? '';
	if (parent === undefined && BARE_COUNTERS.has(words.join(''))) return 'counter';
	const role = (parent === undefined ? undefined : roleOf(`${parent} ${name}`)) ?? roleOf(name);
	if (role !== undefined) return partOfRole(role, parent);
	const isRow = words.some((word) => ROW_WORDS.has(word));
	if (isRow && words.every((word) => ROW_WORDS.has(word) || BARE_COUNTERS.has(word))) return 'passing';
	// `Last Name` is still a name.
	const isPassing = words.some((word) => PASSING_WORDS.has(word) && !(word === 'last' && last === 'name'));
	// `eTag` counts as one word.
	if (isPassing || PASSING_WORDS.has(words.join(''))) return 'passing';
	const isNaming = NAMING_WORDS.has(last) || (parent !== undefined && roleOf(parent) !== undefined && last !== '');
	if (!isNaming) return 'text';
	const around = parent === undefined ? words : [...wordsOf(parent), ...words];
	return around.some((word) => CUSTOMER_WORDS.has(word)) ? 'customer' : 'thing';
}

/** `id` within `customer` is the customer's. */
function partOfRole(role: Role, parent: string | undefined): IdentityPart {
	const part = PART_OF_ROLE[role];
	const outer = parent === undefined ? undefined : roleOf(parent);
	const isCustomers = part === 'thing' && (outer === 'customerName' || outer === 'customerId');
	return isCustomers ? 'customer' : part;
}
