/** French words for what a DICOM file says. */
import type { Messages } from '../words';

const findings: Messages['dicom']['findings'] = {
  body_part_other: (part) => `Le fichier désigne la partie du corps comme «\u00a0${part}\u00a0», pas comme une main. Vérifiez que c’est le bon cliché.`,
  birth_after_film: () => 'La date de naissance est postérieure à la date du cliché. Vérifiez les deux.',
  age_contradicts_dates: () => 'L’âge dans le fichier n’est pas celui qui sépare ses dates. Vérifiez les trois.',
  age_over_limit: () => 'Selon le fichier, l’enfant a plus de 19 ans. L’âge osseux n’est pas indiqué pour les adultes.',
  secondary_capture: () => 'Le fichier est une image capturée (Secondary Capture), pas un cliché issu d’un détecteur\u00a0: ses gris ont pu être modifiés.',
  voi_unusable: () => 'La fenêtre indiquée dans le fichier ne peut pas être utilisée\u00a0; le cliché est affiché selon sa propre étendue de valeurs.',
  date_unreadable: () => 'Une date dans le fichier ne peut pas être lue.',
};

export const dicom: Messages['dicom'] = {
  heading: 'D’après le fichier',
  window: 'Fenêtre',
  byFile: 'Comme le fichier l’indique',
  windowOf: (center, width) => `W ${width}, L ${center}`,
  named: (name, window) => `${name} (${window})`,
  table: 'Table du fichier',
  automatic: 'Automatique',
  ignore: 'Aucune\u00a0: toute l’étendue',
  frame: 'Image',
  page: 'Page',
  frameOf: (number, of) => `${number} sur ${of}`,
  findings,
  /** For a row of a list. */
  shortFindings: {
    body_part_other: 'Autre partie du corps dans le fichier', birth_after_film: 'Naissance après le cliché', age_contradicts_dates: 'Âge contre les dates', age_over_limit: 'Plus de 19 ans selon le fichier',
    secondary_capture: 'Image capturée', voi_unusable: 'Fenêtre inutilisable', date_unreadable: 'Date illisible',
  },
  facts: {
    filmDate: 'Cliché du', laterality: 'Côté', viewPosition: 'Incidence', bodyPart: 'Partie du corps', spacing: 'Espacement des pixels', manufacturer: 'Fabricant',
    transferSyntax: 'Syntaxe de transfert',
  },
  sides: { left: 'Gauche', right: 'Droite' },
  spacing: { pixel: (mm) => `${mm}\u00a0mm`, imager: (mm) => `${mm}\u00a0mm au détecteur` },
  folded: 'Enfant\u00a0: nom, numéro, date de naissance',
  child: { patientName: 'Nom', patientId: 'Numéro', birthDate: 'Naissance', ageMonths: 'Âge' },
  childNote: 'Affiché ici seulement\u00a0: aucun export et aucun journal ne le contient.',
  none: 'absent du fichier',
};
