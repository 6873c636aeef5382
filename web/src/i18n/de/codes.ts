/** A sentence and a next step for every code that can reach the page, in German. */
import type { Messages } from '../words';

export const failures: Messages['failures'] = {
  EmptyFile: { title: 'Die Datei ist leer.', next: 'Exportieren Sie die Aufnahme erneut und öffnen Sie die neue Datei.' },
  UnknownFormat: { title: 'Diese Datei ist keine Aufnahme im Format DICOM, PNG, JPEG, TIFF, WebP oder BMP.', next: 'Der Inhalt zählt, nicht der Name. Exportieren Sie die Aufnahme als PNG und öffnen Sie diese Datei.' },
  TruncatedFile: { title: 'Die Datei endet zu früh.', next: 'Sie wurde wahrscheinlich beim Kopieren abgeschnitten. Kopieren oder exportieren Sie sie erneut.' },
  CorruptFile: { title: 'Die Datei ist beschädigt und lässt sich nicht dekodieren.', next: 'Exportieren Sie die Aufnahme erneut, wenn möglich als PNG.' },
  UnsupportedFormat: { title: 'Die Datei verwendet eine Variante ihres Formats, die Carpal nicht liest.', next: 'Exportieren Sie die Aufnahme als ein einzelnes Standbild: als DICOM, unkomprimiert, wo das wählbar ist, als PNG oder als einfaches JPEG.' },
  NoPixelData: { title: 'Diese DICOM-Datei enthält kein Bild.', next: 'Sie kann ein Befund oder ein Verzeichnis sein. Öffnen Sie die Datei der Aufnahme selbst.' },
  HeicFile: { title: 'Dies ist ein HEIC- oder AVIF-Bild, wie Telefone es aufnehmen.', next: 'Wandeln Sie es in JPEG um: Senden Sie es auf einem iPhone mit der Wahl „Maximale Kompatibilität“; am Computer öffnen Sie es und exportieren es als JPEG. Besser noch: Exportieren Sie die Aufnahme selbst aus dem Archiv.' },
  PdfFile: { title: 'Dies ist ein PDF-Dokument.', next: 'Exportieren Sie das Bild daraus: Öffnen Sie es, wählen Sie die Seite mit der Aufnahme und speichern Sie diese Seite als PNG. Besser noch: Exportieren Sie die Aufnahme selbst aus dem Archiv.' },
  ZipTruncated: { title: 'Die ZIP-Datei endet zu früh.', next: 'Sie wurde wahrscheinlich beim Kopieren abgeschnitten. Kopieren oder exportieren Sie sie erneut.' },
  ZipCorrupt: { title: 'Die ZIP-Datei ist beschädigt.', next: 'Kopieren oder exportieren Sie sie erneut, oder entpacken Sie sie und legen Sie den Ordner hier ab.' },
  ZipBomb: { title: 'Die ZIP-Datei gibt an, weit mehr zu enthalten, als Aufnahmen brauchen.', next: 'Sie wurde nicht entpackt. Wenn Sie ihr vertrauen, entpacken Sie sie mit einem anderen Programm und legen Sie den Ordner hier ab.' },
  ZipEncrypted: { title: 'Die ZIP-Datei ist durch ein Passwort geschützt.', next: 'Entpacken Sie sie mit ihrem Passwort und legen Sie den Ordner hier ab.' },
  ZipMethod: { title: 'Die ZIP-Datei ist auf eine Weise gepackt, die Browser nicht kennen.', next: 'Entpacken Sie sie und legen Sie den Ordner hier ab.' },
  ZipInZip: { title: 'In der ZIP-Datei liegt ein Archiv und daneben keine Aufnahme.', next: 'Entpacken Sie das äußere Archiv und legen Sie hier ab, was darin ist.' },
  ZipEmpty: { title: 'Die ZIP-Datei ist leer.', next: 'Exportieren Sie die Aufnahmen erneut.' },
  ZipParts: { title: 'Dies ist ein Teil einer aufgeteilten ZIP-Datei.', next: 'Entpacken Sie alle Teile zusammen und legen Sie den Ordner hier ab.' },
  DicomDirAlone: { title: 'Dies ist nur das Verzeichnis eines Datenträgers, ohne seine Aufnahmen.', next: 'Legen Sie den ganzen Ordner oder Datenträger ab, in dem es liegt.' },
  NoFilmFound: { title: 'Unter diesen Dateien ist keine Aufnahme.', next: 'Carpal sucht nach DICOM, PNG, JPEG, TIFF, WebP und BMP, gleich wie die Dateien heißen.' },
  NothingFound: { title: 'Darin ist keine Datei.', next: 'Legen Sie Aufnahmen, einen Ordner oder eine ZIP-Datei ab.' },
  ArchiveFile: { title: 'Dies ist ein Archiv, das Carpal nicht öffnet.', next: 'Entpacken Sie es und legen Sie den Ordner ab, oder packen Sie die Aufnahmen als ZIP.' },
  CanvasBlocked: { title: 'Dieser Browser verändert die Pixel von WebP-Bildern, um nicht wiedererkannt zu werden.', next: 'Wandeln Sie die Aufnahme in PNG um, oder erlauben Sie dieser Seite das Auslesen von Canvas-Elementen.' },
  FileTooLarge: { title: 'Die Datei ist größer, als Carpal annimmt.', next: 'Exportieren Sie die Aufnahme allein, ohne andere Seiten oder Serien.' },
  TooManyPixels: { title: 'Das Bild hat mehr Pixel, als Carpal annimmt.', next: 'Exportieren Sie die Aufnahme in ihrer Originalgröße oder kleiner.' },
  OutOfMemory: { title: 'Der Browser hat für diese Aufnahme keinen Speicher mehr.', next: 'Schließen Sie andere Tabs und werten Sie die Aufnahme erneut aus.' },
  PackUnreachable: { title: 'Das Modellpaket konnte nicht geladen werden.', next: 'Prüfen Sie, ob die Stelle erreichbar ist, die diese Seite bereitstellt, und versuchen Sie es dann erneut. Was angekommen ist, bleibt erhalten und wird nicht zweimal geladen.' },
  PackCorrupt: { title: 'Das Modellpaket ist beschädigt: Es stimmt nicht mit seiner eigenen Beschreibung überein.', next: 'Laden Sie die Seite neu. Wenn das so bleibt, informieren Sie die Person, die Carpal hier installiert hat.' },
  PackUnsupported: { title: 'Das Modellpaket wurde für eine andere Version von Carpal erstellt.', next: 'Aktualisieren Sie Carpal oder das Paket, sodass beide zusammenpassen.' },
  EngineFailed: { title: 'Die Laufzeitumgebung, die das Netz ausführt, ist nicht gestartet.', next: 'Prüfen Sie, ob die Stelle erreichbar ist, die diese Seite bereitstellt, und laden Sie dann neu. Nötig ist Chrome, Edge, Firefox oder Safari in aktueller Version.' },
  EngineUnfit: { title: 'Die Laufzeitumgebung, die das Netz ausführt, ist nicht gestartet.', next: 'Laden Sie die Seite neu oder wählen Sie WebAssembly in den Einstellungen.' },
  DeviceLost: { title: 'Der Grafikprozessor ging verloren, während die Aufnahme ausgewertet wurde.', next: 'Werten Sie die Aufnahme erneut aus. Dann rechnet der Hauptprozessor.' },
  PartUnreachable: { title: 'Ein Teil von Carpal, den diese Art von Datei braucht, konnte nicht geladen werden.', next: 'Prüfen Sie, ob die Stelle erreichbar ist, die diese Seite bereitstellt, und versuchen Sie es dann erneut.' },
  WorkerCrashed: { title: 'Die Auswertung ist unerwartet abgebrochen.', next: 'Werten Sie die Aufnahme erneut aus. Wenn sie wieder abbricht, schließen Sie zuerst andere Tabs.' },
  NonFiniteOutput: { title: 'Das Netz hat für diese Aufnahme keine brauchbare Zahl geliefert.', next: 'Werten Sie diese Aufnahme nicht mit Carpal aus. Bitte melden Sie die Eigenschaften der Datei.' },
  BadManifest: { title: 'Die Beschreibung des Modellpakets ist ungültig.', next: 'Laden Sie die Seite neu. Wenn das so bleibt, informieren Sie die Person, die Carpal hier installiert hat.' },
  UnsupportedManifest: { title: 'Das Modellpaket wurde für eine andere Version von Carpal erstellt.', next: 'Aktualisieren Sie Carpal oder das Paket, sodass beide zusammenpassen.' },
  UnknownProfile: { title: 'Das Modellpaket hat keine Validierungsgrenzwerte dieses Namens.', next: 'Laden Sie die Seite neu und werten Sie die Aufnahme erneut aus.' },
  NotConfigured: { title: 'Der Rechenkern wurde verwendet, bevor er bereit war.', next: 'Laden Sie die Seite neu und werten Sie die Aufnahme erneut aus.' },
  NoFilm: { title: 'Die Aufnahme ist nicht mehr im Speicher.', next: 'Öffnen Sie die Aufnahme erneut.' },
  NotValidated: { title: 'Die Aufnahme wurde ausgewertet, bevor sie geprüft war.', next: 'Werten Sie die Aufnahme erneut aus. Wenn das so bleibt, melden Sie den Code unten.' },
  NoOutputs: { title: 'Das Netz hat diese Aufnahme nicht ausgewertet.', next: 'Werten Sie die Aufnahme erneut aus.' },
  WrongOutputSize: { title: 'Die Antwort des Netzes passt nicht zur Beschreibung des Modellpakets.', next: 'Laden Sie die Seite neu. Wenn das so bleibt, informieren Sie die Person, die Carpal hier installiert hat.' },
  BadReference: { title: 'Die Referenz des Modellpakets ist beschädigt oder passt nicht zum Netz.', next: 'Laden Sie die Seite neu. Wenn das so bleibt, informieren Sie die Person, die Carpal hier installiert hat.' },
  ReferenceMissing: { title: 'Die Referenz des Modellpakets wurde nicht geladen.', next: 'Laden Sie die Seite neu. Wenn das so bleibt, informieren Sie die Person, die Carpal hier installiert hat.' },
  ConstantOutput: { title: 'Das Netz hat überall dieselbe Zahl geliefert; das ist keine Auswertung.', next: 'Werten Sie diese Aufnahme nicht mit Carpal aus. Wenn andere Aufnahmen dasselbe zeigen, laden Sie die Seite neu.' },
  BadRequest: { title: 'Die Seite hat vom Rechenkern etwas verlangt, das er nicht kennt.', next: 'Laden Sie die Seite neu: Sie ist möglicherweise älter als der Rechenkern.' },
  FileUnreadable: { title: 'Die Datei lässt sich nicht mehr lesen.', next: 'Sie wurde möglicherweise verschoben, oder ihr Laufwerk ist offline. Öffnen Sie sie erneut.' },
  Cancelled: { title: 'Die Auswertung wurde abgebrochen.', next: 'Werten Sie die Aufnahme erneut aus, wenn Sie so weit sind.' },

  Internal: { title: 'In Carpal ist etwas fehlgeschlagen.', next: 'Werten Sie die Aufnahme erneut aus. Wenn das so bleibt, melden Sie den Code unten.' },
};

export const measures: Messages['measures'] = {
  saturation_mean: { name: 'Farbsättigung', unit: 'von 255', about: 'Mittlere Sättigung der gespeicherten Farben. Eine Röntgenaufnahme ist grau.' },
  intensity_sd: { name: 'Streuung der Grauwerte', unit: 'der vollen Skala', about: 'Standardabweichung der Grauwerte. Eine leere Aufnahme hat keine.' },
  brightness_mean: { name: 'Mittlere Helligkeit', unit: 'der vollen Skala', about: 'Mittlerer Grauwert. Nahe 1 bedeutet: überall weiß.' },
  peak_concentration: { name: 'Häufung eines Grauwerts', unit: 'aller Pixel', about: 'Anteil der Pixel, die auf den häufigsten Grauwert fallen.' },
  dynamic_range: { name: 'Kontrastumfang', unit: 'der vollen Skala', about: 'Vom 5. bis zum 95. Perzentil der Grauwerte.' },
  edge_ratio: { name: 'Kantendichte', unit: 'aller Pixel', about: 'Anteil der Pixel, die auf einer Kante liegen. Knochen haben einige, Fotografien viele.' },
};

export const layers: Messages['layers'] = {
  colour_image: {
    points: 'eine Fotografie oder ein Farbbild',
    refusal: 'Dies ist ein Farbbild, keine Röntgenaufnahme',
    next: 'Exportieren Sie die Aufnahme selbst aus dem Archiv. Eine Fotografie eines Bildschirms oder Leuchtkastens wird nicht zuverlässig ausgewertet.',
  },
  blank_or_corrupt: {
    points: 'eine leere oder beschädigte Aufnahme',
    refusal: 'Die Aufnahme ist fast gleichförmig',
    next: 'Prüfen Sie, ob die richtige Aufnahme exportiert wurde und ob sie sich anderswo öffnen lässt.',
  },
  over_exposed: {
    points: 'eine überbelichtete oder invertierte Aufnahme',
    refusal: 'Die Aufnahme ist fast überall weiß',
    next: 'Prüfen Sie die Belichtung und die Fensterung des Exports. Wenn Knochen dunkel sind, exportieren Sie sie ohne Invertierung.',
  },
  synthetic_or_saturated: {
    points: 'ein synthetisches Bild oder ein Bild mit abgeschnittenen Grauwerten',
    refusal: 'Zu viele Pixel haben denselben Grauwert',
    next: 'Exportieren Sie die Aufnahme mit ihrem vollen Grauwertbereich: Abgeschnittene Grauwerte oder ein großer leerer Rand verursachen dies.',
  },
  low_contrast: {
    points: 'eine kontrastarme Kopie',
    refusal: 'Die Aufnahme nutzt zu wenig vom Grauwertbereich',
    next: 'Exportieren Sie sie mit dem vollen Grauwertbereich, oder fenstern Sie sie vor dem Export, und öffnen Sie sie dann erneut.',
  },
  featureless: {
    points: 'eine Aufnahme ohne Struktur',
    refusal: 'Die Aufnahme zeigt kaum Kanten',
    next: 'Prüfen Sie, ob sie scharf ist und die Hand zeigt.',
  },
  too_many_edges: {
    points: 'eine Fotografie, Text oder Rauschen',
    refusal: 'Die Aufnahme zeigt weit mehr Kanten als eine Röntgenaufnahme',
    next: 'Prüfen Sie, ob dies eine Röntgenaufnahme einer Hand ohne Text oder kräftiges Muster darüber ist.',
  },
};

/** The network’s certainty is „Gewissheit“; „Sicherheit“ is what the checks say. */
export const tiers: Messages['tiers'] = {
  high: {
    name: 'Hohe Gewissheit',
    certainty: 'Das Netz ist sich des Stadiums sicher',
    meaning: 'Die Aufnahme entspricht eindeutig einem Stadium.',
    action: 'Werten Sie wie üblich aus, neben Ihrer eigenen Bestimmung.',
  },
  medium: {
    name: 'Mittlere Gewissheit',
    certainty: 'Das Netz ist sich des Stadiums ziemlich sicher',
    meaning: 'Die Aufnahme zeigt Merkmale von mehr als einem Stadium.',
    action: 'Sehen Sie ein zweites Mal hin, bevor Sie den Wert verwenden.',
  },
  low: {
    name: 'Geringe Gewissheit',
    certainty: 'Das Netz ist sich des Stadiums nicht sicher',
    meaning: 'Kein Stadium hebt sich ab.',
    action: 'Lassen Sie die Aufnahme fachkundig befunden; verlassen Sie sich nicht auf den Wert.',
  },
};

export const stages: Messages['stages'] = {
  infancy: { name: 'Säuglings-/Kleinkindalter', features: 'Ossifikation der Handwurzel beginnt' },
  early_childhood: { name: 'Frühe Kindheit', features: 'Ossifikation der Handwurzel schreitet fort' },
  mid_childhood: { name: 'Mittlere Kindheit', features: 'Alle Handwurzelknochen sichtbar, Sesambein fehlt' },
  early_adolescence: { name: 'Frühe Adoleszenz', features: 'Sesambein erscheint, Mädchen und Jungen entwickeln sich auseinander' },
  late_adolescence: { name: 'Späte Adoleszenz', features: 'Epiphysenfugen schließen sich zunehmend' },
  near_maturity: { name: 'Kurz vor der Reife', features: 'Fugenschluss fast vollständig' },
  infant_toddler: { name: 'Säugling/Kleinkind', features: 'Ossifikation der Handwurzel beginnt und schreitet fort' },
  child: { name: 'Kindesalter', features: 'Alle Handwurzelknochen sichtbar, Sesambein fehlt' },
  pre_adolescent: { name: 'Präadoleszenz', features: 'Sesambein erscheint, Mädchen und Jungen entwickeln sich auseinander' },
  adolescent: { name: 'Adoleszenz', features: 'Epiphysenfugen schließen sich zunehmend' },
};
