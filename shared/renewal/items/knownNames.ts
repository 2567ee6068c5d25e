/** Names separated by commas; spaces and line breaks do not count where names are compared. */
const names = (text: string): string[] => text.split(',');

/**
 * The names under which rows say where they come from, in addition to the vendor's: dates from one source are written
 * in the same way.
 */
export const SOURCE_NAMES = names(`
	source, sourceName, sourceSystem, sourceFile, dataSource, system, importedFrom, file, fileName, workbook, sheet,
	sheetName, worksheet, tab, Quelle, Quellsystem, Datenquelle, Datei, Dateiname, Tabellenblatt, Blatt, Fichier,
	Nom du fichier, Feuille, Fuente, Archivo, Nombre del archivo, Hoja, Fonte, Nome file, Foglio, Bron, Bestand,
	Bestandsnaam, Tabblad, Arquivo, Nome do arquivo, Planilha
`);

/**
 * The names under which items have the values of a renewal, best first: our own, the vendors', those of other systems,
 * and column headings in English, German, French, Spanish, Italian, Dutch and Portuguese. Names are compared without
 * case, accents, spaces and punctuation.
 *
 * Vendors' own: `licenseEndDate`, `companyResourceId` (Keepnet), `cotermDate`, `autoRenewalEnabled` (Adobe, flattened),
 * `expire`, `cid`, `licensePeriod`, `licenseExpirationDate` (Trend Micro), `subscriptionEndDate`, `customerOrgId`,
 * `renewalPreference` (VMware), `commitmentEndDate`, `termDuration`, `autoRenewEnabled` (Microsoft Partner Center),
 * `currentPeriodEnd` (Stripe), `termInfo.Term` (Pax8, flattened).
 */
export const KNOWN_NAMES = {
	date: names(`
		renewalDate, nextRenewalDate, nextRenewal, renewalDueDate, nextDueDate, renewsAt, renewsOn, licenseRenewalDate,
		Verlängerungsdatum, Verlängerung am, Nächste Verlängerung, Verlängert sich am, Renewal-Datum,
		Date de renouvellement, Prochain renouvellement, Renouvellement le, Fecha de renovación, Próxima renovación,
		Fecha renovación, Data di rinnovo, Data rinnovo, Prossimo rinnovo, Verlengingsdatum, Vernieuwingsdatum,
		Volgende verlenging, Data de renovação, Data da renovação, Data renovação, Próxima renovação, licenseEndDate,
		licenceEndDate, licenseExpirationDate, licenseExpiryDate, licenseExpiry, licenceExpiryDate, licenceExpiry,
		Lizenzende, Lizenzablauf, Lizenz bis, Fin de licence, Fin de licencia, Scadenza licenza, Licentie einddatum,
		Fim da licença, subscriptionEndDate, subscriptionExpirationDate, cotermDate, anniversaryDate,
		commitmentEndDate, contractEndDate, contractEnd, Vertragsende, Vertragsablauf, Vertrag bis, Fin de contrat,
		Fin du contrat, Date de fin de contrat, Fin de contrato, Fin del contrato, Fecha fin de contrato,
		Fine contratto, Scadenza contratto, Einddatum contract, Contract einddatum, Fim do contrato,
		Término do contrato, termEndDate, termEnd, Laufzeitende, Ende der Laufzeit, Laufzeit bis, expire, expires,
		expiresAt, expiresOn, expireDate, expirationDate, expiryDate, expiration, expiry, expDate, Ablaufdatum,
		Ablauf, Läuft ab, Läuft ab am, Abgelaufen am, Verfallsdatum, Fälligkeitsdatum, Fällig am, Date d'expiration,
		Expire le, Date d'échéance, Échéance, Fecha de vencimiento, Fecha vencimiento, Vencimiento,
		Fecha de caducidad, Caducidad, Fecha de expiración, Expira, Vence, Caduca, Data di scadenza, Data scadenza,
		Scadenza, Scade il, Vervaldatum, Vervalt op, Verloopt op, Afloopdatum, Expiratiedatum, Data de vencimento,
		Data vencimento, Vencimento, Data de expiração, Expira em, Validade, validUntil, validTo, validTill, validThru,
		Gültig bis, Valable jusqu'au, Valide jusqu'au, Válido hasta, Valido fino al, Geldig tot, Válido até,
		currentPeriodEnd, endDate, endsAt, endsOn, ends, dateEnd, Enddatum, Ende, Endet am, Date de fin, Date fin,
		Fecha de fin, Fecha fin, Fecha final, Fecha de finalización, Data di fine, Data fine, Einddatum,
		Data de término, Data de fim, Data final, Data fim
	`),
	status: names(`
		status, subscriptionStatus, licenseStatus, contractStatus, subscriptionState, state, Vertragsstatus,
		Lizenzstatus, Zustand, Statut, État, Estado, Stato, Toestand, Situação
	`),
	autoRenew: names(`
		autoRenew, autoRenewal, autoRenewEnabled, autoRenewalEnabled, autoRenewStatus, isAutoRenew, isAutoRenewal,
		renewAuto, renewsAutomatically, automaticRenewal, isAutomaticallyRenewed, willRenew, renewalPreference,
		Automatische Verlängerung, Verlängerung automatisch, Auto-Verlängerung, Autom. Verlängerung,
		Verlängert sich automatisch, Renouvellement automatique, Renouvellement auto, Reconduction tacite, Tacite reconduction, Renovación automática, Autorrenovación,
		Renovar automáticamente, Rinnovo automatico, Autorinnovo, Automatische verlenging, Automatisch verlengen,
		Renovação automática, Autorrenovação
	`),
	/** Never the billing cycle: a one-year commitment may be paid monthly. */
	term: names(`
		termMonths, termInMonths, termYears, termInYears, termDuration, commitmentTerm, commitment, termInfo.Term,
		termInfo, term, subscriptionTerm, contractTerm, licenseTerm, licensePeriod, termLength, contractLength,
		contractDuration, duration, Laufzeit, Laufzeit in Monaten, Laufzeit (Monate), Laufzeit (Jahre),
		Vertragslaufzeit, Vertragsdauer, Durée, Durée (mois), Durée du contrat, Engagement, Durée d'engagement,
		Duración, Duración (meses), Duración del contrato, Plazo, Durata, Durata (mesi), Durata contratto, Looptijd,
		Looptijd (maanden), Contractduur, Duração, Duração (meses), Prazo
	`),
	vendor: names(`
		vendor, vendorName, manufacturer, publisher, supplier, distributor, Hersteller, Lieferant, Anbieter,
		Fournisseur, Éditeur, Fabricant, Proveedor, Fabricante, Fornitore, Produttore, Leverancier, Fabrikant,
		Fornecedor
	`),
	customerId: names(`
		customerId, companyResourceId, customerOrgId, companyId, clientId, accountId, tenantId, organizationId,
		organisationId, orgId, cid, customerNumber, customerNo, accountNumber, debtorNumber, Kundennummer, Kunden-Nr.,
		KdNr, Kunden-ID, Debitorennummer, Numéro client, N° client, Code client, ID client, Número de cliente,
		N.º cliente, Código de cliente, ID cliente, Codice cliente, Numero cliente, Klantnummer, Klant-ID,
		Debiteurnummer, Número do cliente, Código do cliente, ID do cliente
	`),
	customerName: names(`
		customerName, customer, endCustomer, endUser, endUserName, companyName, company, clientName, client,
		accountName, account, organizationName, organization, organisationName, organisation, tenantName, tenant,
		Kunde, Kundenname, Endkunde, Firma, Firmenname, Unternehmen, Mandant, Auftraggeber, Nom du client, Nom client,
		Client final, Société, Entreprise, Raison sociale, Utilisateur final, Cliente, Nombre del cliente,
		Nombre cliente, Cliente final, Empresa, Razón social, Usuario final, Nome cliente, Cliente finale, Azienda,
		Società, Ragione sociale, Utente finale, Klant, Klantnaam, Eindklant, Bedrijf, Bedrijfsnaam, Eindgebruiker,
		Organisatie, Nome do cliente, Razão social, Organização, Organización, Organizzazione
	`),
	subscriptionId: names(`
		subscriptionId, licenseId, licenceId, contractId, contractNumber, contractNo, agreementId, agreementNumber,
		licenseKey, licenceKey, licenseNumber, serialNumber, serial, serialNo, subscription, contract, license,
		Vertragsnummer, Vertrags-Nr., Vertrag, Lizenzschlüssel, Lizenznummer, Seriennummer, Abonnement, Abo,
		Numéro de contrat, N° contrat, Contrat, Clé de licence, Numéro de série, N° de série, Número de contrato,
		N.º contrato, Contrato, Clave de licencia, Suscripción, Numero contratto, Numero di contratto, Contratto,
		Chiave di licenza, Numero di serie, Abbonamento, Contractnummer, Licentiesleutel, Serienummer,
		Número do contrato, Chave de licença, Assinatura, id
	`),
	product: names(`
		sku, offerId, productId, partNumber, product, productName, licenseTypeName, servicePlan, item, Produkt,
		Produktname, Artikel, Artikelnummer, Artikel-Nr., Lizenz, Bezeichnung, Produit, Article, Nom du produit,
		Licence, Référence, Désignation, Producto, Nombre del producto, Artículo, Licencia, Prodotto, Nome prodotto,
		Articolo, Licenza, Productnaam, Licentie, Artikelnaam, Produto, Nome do produto, Artigo, Licença
	`),
	quantity: names(`
		quantity, qty, seats, seatCount, licenseQuantity, licenses, licences, licenseCount, units, users, userCount,
		Anzahl, Menge, Stückzahl, Lizenzen, Plätze, Benutzer, Quantité, Qté, Nombre de licences, Postes, Cantidad,
		Cant., Licencias, Puestos, Quantità, Qtà, Licenze, Postazioni, Aantal, Hoeveelheid, Licenties, Quantidade, Qtd, Licenças
	`),
	owner: names(`
		owner, accountManager, accountOwner, salesRep, salesperson, responsible, assignedTo, assignee, Verantwortlich,
		Verantwortlicher, Betreuer, Kundenbetreuer, Ansprechpartner, Zuständig, Vertriebler, Responsable, Commercial,
		Propriétaire, Chargé de compte, Responsable comercial, Propietario, Comercial, Responsabile, Referente,
		Proprietario, Commerciale, Verantwoordelijke, Eigenaar, Contactpersoon, Responsável, Gerente de conta
	`),
	amount: names(`
		amount, price, total, totalPrice, value, contractValue, annualValue, mrr, arr, cost, revenue, Betrag, Preis,
		Gesamtpreis, Wert, Vertragswert, Summe, Umsatz, Kosten, Montant, Prix, Coût, Valeur, Importe, Precio, Monto,
		Valor, Coste, Importo, Prezzo, Totale, Valore, Costo, Bedrag, Prijs, Waarde, Totaal, Montante, Preço, Quantia,
		Custo
	`),
	currency: names(`
		currency, currencyCode, isoCurrencyCode, Währung, Devise, Monnaie, Moneda, Divisa, Valuta, Moeda
	`),
};
