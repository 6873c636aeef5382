/** A sentence and a next step for every code that can reach the page, in French. */
import type { Messages } from '../words';

export const failures: Messages['failures'] = {
  EmptyFile: { title: 'Le fichier est vide.', next: 'Exportez de nouveau le cliché et ouvrez le nouveau fichier.' },
  UnknownFormat: { title: 'Ce fichier n’est pas un cliché DICOM, PNG, JPEG, TIFF, WebP ou BMP.', next: 'Le contenu compte, pas le nom. Exportez le cliché en PNG et ouvrez ce fichier.' },
  TruncatedFile: { title: 'Le fichier se termine trop tôt.', next: 'Il a probablement été coupé pendant la copie. Copiez-le ou exportez-le de nouveau.' },
  CorruptFile: { title: 'Le fichier est endommagé et ne peut pas être décodé.', next: 'Exportez de nouveau le cliché, si possible en PNG.' },
  UnsupportedFormat: { title: 'Le fichier utilise une variante de son format que Carpal ne lit pas.', next: 'Exportez le cliché comme une seule image fixe\u00a0: en DICOM, sans compression là où il y a le choix, en PNG, ou en JPEG simple.' },
  NoPixelData: { title: 'Ce fichier DICOM ne contient pas d’image.', next: 'C’est peut-être un compte rendu ou un répertoire. Ouvrez le fichier du cliché lui-même.' },
  HeicFile: { title: 'C’est une image HEIC ou AVIF, comme en prennent les téléphones.', next: 'Convertissez-la en JPEG\u00a0: sur un iPhone, envoyez-la avec l’option «\u00a0Le plus compatible\u00a0»\u00a0; sur un ordinateur, ouvrez-la et exportez-la en JPEG. Mieux encore, exportez le cliché lui-même depuis l’archive.' },
  PdfFile: { title: 'C’est un document PDF.', next: 'Exportez l’image qu’il contient\u00a0: ouvrez-le, choisissez la page avec le cliché et enregistrez cette page en PNG. Mieux encore, exportez le cliché lui-même depuis l’archive.' },
  ZipTruncated: { title: 'Le fichier ZIP se termine trop tôt.', next: 'Il a probablement été coupé pendant la copie. Copiez-le ou exportez-le de nouveau.' },
  ZipCorrupt: { title: 'Le fichier ZIP est endommagé.', next: 'Copiez-le ou exportez-le de nouveau, ou décompressez-le et déposez le dossier.' },
  ZipBomb: { title: 'Le fichier ZIP prétend contenir bien plus que ce qu’occupent des clichés.', next: 'Il n’a pas été décompressé. Si vous lui faites confiance, décompressez-le avec un autre programme et déposez le dossier.' },
  ZipEncrypted: { title: 'Le fichier ZIP est protégé par un mot de passe.', next: 'Décompressez-le avec son mot de passe et déposez le dossier.' },
  ZipMethod: { title: 'Le fichier ZIP est compressé d’une façon que les navigateurs ne connaissent pas.', next: 'Décompressez-le et déposez le dossier.' },
  ZipInZip: { title: 'Il y a une archive dans le fichier ZIP, et aucun cliché à côté.', next: 'Décompressez l’archive extérieure et déposez ce qu’elle contient.' },
  ZipEmpty: { title: 'Le fichier ZIP est vide.', next: 'Exportez de nouveau les clichés.' },
  ZipParts: { title: 'C’est une partie d’un fichier ZIP qui a été divisé.', next: 'Décompressez toutes les parties ensemble et déposez le dossier.' },
  DicomDirAlone: { title: 'C’est seulement le répertoire d’un disque, sans ses clichés.', next: 'Déposez le dossier ou le disque entier dans lequel il se trouve.' },
  NoFilmFound: { title: 'Il n’y a pas de cliché parmi ces fichiers.', next: 'Carpal cherche DICOM, PNG, JPEG, TIFF, WebP et BMP, quel que soit le nom des fichiers.' },
  NothingFound: { title: 'Il n’y a pas de fichier.', next: 'Déposez des clichés, un dossier ou un fichier ZIP.' },
  ArchiveFile: { title: 'C’est une archive que Carpal n’ouvre pas.', next: 'Décompressez-la et déposez le dossier, ou compressez les clichés en ZIP.' },
  CanvasBlocked: { title: 'Ce navigateur modifie les pixels des images WebP, pour ne pas être reconnu.', next: 'Convertissez le cliché en PNG, ou autorisez la lecture des canevas (canvas) pour cette page.' },
  FileTooLarge: { title: 'Le fichier est plus grand que ce que Carpal accepte.', next: 'Exportez le cliché seul, sans autres pages ni séries.' },
  TooManyPixels: { title: 'L’image a plus de pixels que ce que Carpal accepte.', next: 'Exportez le cliché à sa taille d’origine ou plus petit.' },
  OutOfMemory: { title: 'Le navigateur n’a plus de mémoire pour ce cliché.', next: 'Fermez d’autres onglets et lisez de nouveau le cliché.' },
  PackUnreachable: { title: 'Le pack de modèle n’a pas pu être chargé.', next: 'Vérifiez que le site qui fournit cette page est joignable, puis réessayez. Ce qui est arrivé est conservé et n’est pas chargé deux fois.' },
  PackCorrupt: { title: 'Le pack de modèle est endommagé\u00a0: il ne correspond pas à sa propre description.', next: 'Rechargez la page. Si cela persiste, prévenez la personne qui a installé Carpal ici.' },
  PackUnsupported: { title: 'Le pack de modèle a été fait pour une autre version de Carpal.', next: 'Mettez à jour Carpal ou le pack, afin que les deux aillent ensemble.' },
  EngineFailed: { title: 'Le moteur qui exécute le réseau n’a pas démarré.', next: 'Vérifiez que le site qui fournit cette page est joignable, puis rechargez. Une version actuelle de Chrome, Edge, Firefox ou Safari est nécessaire.' },
  EngineUnfit: { title: 'Le moteur qui exécute le réseau n’a pas démarré.', next: 'Rechargez la page ou choisissez WebAssembly dans les réglages.' },
  DeviceLost: { title: 'Le processeur graphique a été perdu pendant la lecture du cliché.', next: 'Relisez le cliché. Le processeur principal le lit alors.' },
  PartUnreachable: { title: 'Une partie de Carpal dont ce type de fichier a besoin n’a pas pu être chargée.', next: 'Vérifiez que le site qui fournit cette page est joignable, puis réessayez.' },
  WorkerCrashed: { title: 'La lecture s’est arrêtée de façon inattendue.', next: 'Lisez de nouveau le cliché. Si elle s’arrête encore, fermez d’abord d’autres onglets.' },
  NonFiniteOutput: { title: 'Le réseau n’a donné aucun nombre utilisable pour ce cliché.', next: 'Ne lisez pas ce cliché avec Carpal. Veuillez signaler les propriétés du fichier.' },
  BadManifest: { title: 'La description du pack de modèle n’est pas valide.', next: 'Rechargez la page. Si cela persiste, prévenez la personne qui a installé Carpal ici.' },
  UnsupportedManifest: { title: 'Le pack de modèle a été fait pour une autre version de Carpal.', next: 'Mettez à jour Carpal ou le pack, afin que les deux aillent ensemble.' },
  UnknownProfile: { title: 'Le pack de modèle n’a pas de limites de validation de ce nom.', next: 'Rechargez la page et lisez de nouveau le cliché.' },
  NotConfigured: { title: 'Le noyau a été utilisé avant d’être prêt.', next: 'Rechargez la page et lisez de nouveau le cliché.' },
  NoFilm: { title: 'Le cliché n’est plus en mémoire.', next: 'Ouvrez de nouveau le cliché.' },
  NotValidated: { title: 'Le cliché a été lu avant d’être contrôlé.', next: 'Lisez de nouveau le cliché. Si cela persiste, signalez le code ci-dessous.' },
  NoOutputs: { title: 'Le réseau n’a pas lu ce cliché.', next: 'Lisez de nouveau le cliché.' },
  WrongOutputSize: { title: 'La réponse du réseau ne correspond pas à la description du pack de modèle.', next: 'Rechargez la page. Si cela persiste, prévenez la personne qui a installé Carpal ici.' },
  BadReference: { title: 'La référence du pack de modèle est endommagée ou ne va pas avec le réseau.', next: 'Rechargez la page. Si cela persiste, prévenez la personne qui a installé Carpal ici.' },
  ReferenceMissing: { title: 'La référence du pack de modèle n’a pas été chargée.', next: 'Rechargez la page. Si cela persiste, prévenez la personne qui a installé Carpal ici.' },
  ConstantOutput: { title: 'Le réseau a donné partout le même nombre, ce qui n’est pas une lecture.', next: 'Ne lisez pas ce cliché avec Carpal. Si d’autres clichés montrent la même chose, rechargez la page.' },
  BadRequest: { title: 'La page a demandé au noyau quelque chose qu’il ne connaît pas.', next: 'Rechargez la page\u00a0: elle est peut-être plus ancienne que le noyau.' },
  FileUnreadable: { title: 'Le fichier ne peut plus être lu.', next: 'Il a peut-être été déplacé, ou son lecteur est hors ligne. Ouvrez-le de nouveau.' },
  Cancelled: { title: 'La lecture a été annulée.', next: 'Lisez de nouveau le cliché quand vous le souhaitez.' },

  Internal: { title: 'Quelque chose a échoué dans Carpal.', next: 'Lisez de nouveau le cliché. Si cela persiste, signalez le code ci-dessous.' },
};

export const measures: Messages['measures'] = {
  saturation_mean: { name: 'Saturation des couleurs', unit: 'sur 255', about: 'Saturation moyenne des couleurs enregistrées. Une radiographie est grise.' },
  intensity_sd: { name: 'Dispersion des gris', unit: 'de la pleine échelle', about: 'Écart-type des niveaux de gris. Un cliché vide n’en a pas.' },
  brightness_mean: { name: 'Luminosité moyenne', unit: 'de la pleine échelle', about: 'Niveau de gris moyen. Proche de 1 signifie blanc partout.' },
  peak_concentration: { name: 'Concentration du pic', unit: 'de tous les pixels', about: 'Part des pixels qui tombent sur le niveau de gris le plus fréquent.' },
  dynamic_range: { name: 'Étendue du contraste', unit: 'de la pleine échelle', about: 'Du 5e au 95e percentile des niveaux de gris.' },
  edge_ratio: { name: 'Densité des bords', unit: 'de tous les pixels', about: 'Part des pixels situés sur un bord. Les os en ont quelques-uns, les photographies beaucoup.' },
};

export const layers: Messages['layers'] = {
  colour_image: {
    points: 'une photographie ou une image en couleurs',
    refusal: 'C’est une image en couleurs, pas une radiographie',
    next: 'Exportez le cliché lui-même depuis l’archive. Une photographie d’un écran ou d’un négatoscope n’est pas lue de façon fiable.',
  },
  blank_or_corrupt: {
    points: 'un cliché vide ou endommagé',
    refusal: 'Le cliché est presque uniforme',
    next: 'Vérifiez que le bon cliché a été exporté, et qu’il s’ouvre ailleurs.',
  },
  over_exposed: {
    points: 'un cliché surexposé ou inversé',
    refusal: 'Le cliché est blanc presque partout',
    next: 'Vérifiez l’exposition et le fenêtrage de l’export. Si les os sont sombres, exportez-le sans inversion.',
  },
  synthetic_or_saturated: {
    points: 'une image synthétique ou écrêtée',
    refusal: 'Trop de pixels partagent un même niveau de gris',
    next: 'Exportez le cliché avec toute son étendue de gris\u00a0: un écrêtage ou une grande marge vide en est la cause.',
  },
  low_contrast: {
    points: 'une copie peu contrastée',
    refusal: 'Le cliché utilise trop peu de l’étendue de gris',
    next: 'Exportez-le avec toute l’étendue de gris, ou réglez le fenêtrage avant l’export, puis ouvrez-le de nouveau.',
  },
  featureless: {
    points: 'un cliché sans structure',
    refusal: 'Le cliché ne montre presque aucun bord',
    next: 'Vérifiez qu’il est net et qu’il montre la main.',
  },
  too_many_edges: {
    points: 'une photographie, du texte ou du bruit',
    refusal: 'Le cliché montre bien plus de bords qu’une radiographie',
    next: 'Vérifiez que c’est une radiographie d’une seule main, sans texte ni motif marqué par-dessus.',
  },
};

/** « Certitude » throughout: of the network about the stage, never of the child. */
export const tiers: Messages['tiers'] = {
  high: {
    name: 'Certitude élevée',
    certainty: 'Le réseau est certain du stade',
    meaning: 'Le cliché correspond nettement à un seul stade.',
    action: 'Lisez comme d’habitude, à côté de votre propre lecture.',
  },
  medium: {
    name: 'Certitude moyenne',
    certainty: 'Le réseau est assez certain du stade',
    meaning: 'Le cliché montre des caractéristiques de plus d’un stade.',
    action: 'Regardez une seconde fois avant d’utiliser la valeur.',
  },
  low: {
    name: 'Certitude faible',
    certainty: 'Le réseau n’est pas certain du stade',
    meaning: 'Aucun stade ne se détache.',
    action: 'Faites lire le cliché par un expert\u00a0; ne vous fiez pas à la valeur.',
  },
};

export const stages: Messages['stages'] = {
  infancy: { name: 'Nourrisson', features: 'L’ossification du carpe commence' },
  early_childhood: { name: 'Petite enfance', features: 'L’ossification du carpe progresse' },
  mid_childhood: { name: 'Milieu de l’enfance', features: 'Tous les os du carpe visibles, sésamoïde absent' },
  early_adolescence: { name: 'Début de l’adolescence', features: 'Le sésamoïde apparaît, filles et garçons divergent' },
  late_adolescence: { name: 'Fin de l’adolescence', features: 'Les épiphyses fusionnent progressivement' },
  near_maturity: { name: 'Proche de la maturité', features: 'Fusion presque complète' },
  infant_toddler: { name: 'Nourrisson/petite enfance', features: 'L’ossification du carpe commence et progresse' },
  child: { name: 'Enfance', features: 'Tous les os du carpe visibles, sésamoïde absent' },
  pre_adolescent: { name: 'Préadolescence', features: 'Le sésamoïde apparaît, filles et garçons divergent' },
  adolescent: { name: 'Adolescence', features: 'Les épiphyses fusionnent progressivement' },
};
