/** Words of the three tiers: what is checked, what a value outside its limits means, and what to do then. */
import type { Messages } from '../words';

/** One question a tier. Each name is feminine, and so are the grades. */
export const safetyTiers: Messages['safetyTiers'] = {
  1: { name: 'Radiografía', asks: '¿Es una radiografía que se puede medir?' },
  2: { name: 'Mano', asks: '¿Se parece a las manos que la red conoce?' },
  3: { name: 'Lectura', asks: '¿Concuerdan edad, etapa e intervalo?' },
};

export const grades: Messages['grades'] = { good: 'Bien', review: 'Revisar', refuse: 'Rechazada', not_run: 'No ejecutada' };

export const quality: Messages['quality'] = {
  brightness: {
    name: 'Brillo', unit: 'de la escala completa', digits: 3, about: 'Nivel de gris medio con el fondo oscuro; una radiografía invertida se revierte primero.',
    low: { title: 'La radiografía es oscura', next: 'Expórtela con una ventana más ancha, de modo que se vean los bordes óseos.' },
    high: { title: 'La radiografía es clara', next: 'Compruebe la exposición y la ventana, y que toda la radiografía está en la imagen.' },
  },
  contrast: {
    name: 'Contraste', unit: 'de la escala completa', digits: 3, about: 'Del percentil 1 al percentil 99 de los niveles de gris.',
    low: { title: 'La radiografía tiene poco contraste', next: 'Expórtela con todo el rango de grises, o a partir de la imagen original.' },
    high: { title: 'La radiografía tiene un contraste extremo', next: 'Expórtela con una ventana más ancha: puede perderse detalle óseo.' },
  },
  noise: {
    name: 'Ruido', unit: 'del contraste', digits: 4, about: 'Desviación estándar del grano en la mano, dividida por el contraste.',
    low: { title: 'La radiografía es inusualmente lisa', next: 'Use la imagen original: un filtrado fuerte oculta los cartílagos de crecimiento.' },
    high: { title: 'La radiografía tiene ruido', next: 'Use la imagen original. Si la exposición fue baja, mire usted mismo los cartílagos de crecimiento.' },
  },
  sharpness: {
    name: 'Nitidez', unit: '', digits: 4, about: 'Intensidad del detalle fino.',
    low: { title: 'La radiografía no es nítida', next: 'Compruebe si hubo movimiento, y use la imagen original en lugar de una copia pequeña o redimensionada.' },
    high: { title: 'La radiografía es inusualmente nítida', next: 'Use la imagen original: el realce de nitidez dibuja bordes que no existen.' },
  },
  clipping: {
    name: 'Grises saturados', unit: 'de la mano', digits: 3, about: 'Proporción de píxeles de la mano en los extremos del rango de grises.',
    low: null,
    high: { title: 'Gran parte de la mano es blanco puro o negro puro', next: 'Expórtela con una ventana más ancha, de modo que las partes blandas y el hueso conserven sus niveles de gris.' },
  },
  blockiness: {
    name: 'Bloques de compresión', unit: '', digits: 2, about: 'Saltos en cada octavo píxel divididos por los saltos en el resto. Sin bloques, es cercano a 1.',
    low: null,
    high: { title: 'El archivo muestra bloques de una compresión fuerte', next: 'Expórtela como PNG, o como JPEG de mayor calidad.' },
  },
  colour_cast: {
    name: 'Dominante de color', unit: 'del brillo', digits: 4, about: 'Distancia media de los colores guardados al gris, dividida por el brillo medio.',
    low: null,
    high: { title: 'La imagen tiene una dominante de color', next: 'Puede ser una fotografía de una pantalla o de un negatoscopio. Use la radiografía exportada.' },
  },
  screen_pattern: {
    name: 'Patrón de pantalla', unit: '', digits: 2, about: 'Patrón fino regular más intenso dividido por lo que lo rodea en el espectro.',
    low: null,
    high: { title: 'La imagen muestra un patrón fino regular', next: 'Puede ser una fotografía de una pantalla, o una rejilla en la radiografía. Use la radiografía exportada.' },
  },
  uneven_light: {
    name: 'Luz desigual', unit: 'del contraste', digits: 3, about: 'Cambio del fondo a lo largo de la imagen, dividido por el contraste.',
    low: null,
    high: { title: 'El fondo está iluminado de forma desigual', next: 'Puede ser una fotografía de un negatoscopio o de una pantalla. Use la radiografía exportada.' },
  },
  foreground_share: {
    name: 'Proporción de la mano', unit: 'de la imagen', digits: 3, about: 'Proporción de la imagen que es más clara que el fondo.',
    low: { title: 'La mano ocupa poco de la imagen', next: 'Recorte la radiografía a la mano y la muñeca: «Recortar», encima de la radiografía.' },
    high: { title: 'Apenas queda fondo', next: 'Compruebe que la mano entera está en la imagen, con algo de fondo alrededor.' },
  },
  border_contact: {
    name: 'Contacto con el borde', unit: 'del borde', digits: 3, about: 'Proporción del borde de la imagen que la mano toca.',
    low: null,
    high: { title: 'El borde de la imagen corta la mano', next: 'Compruebe que todos los dedos y la muñeca están en la imagen.' },
  },
  separate_parts: {
    name: 'Partes separadas', unit: '', digits: 0, about: 'Número de partes grandes que no se tocan entre sí.',
    low: { title: 'Ninguna parte destaca del fondo', next: 'Compruebe que la radiografía muestra una mano.' },
    high: { title: 'La imagen muestra partes separadas', next: 'Recorte la radiografía a una sola mano («Recortar», encima de la radiografía). Dos manos, una etiqueta cortada o un implante pueden verse así.' },
  },
  perspective: {
    name: 'Perspectiva', unit: '°', digits: 1, about: 'Cuánto difiere el giro de los bordes de la radiografía. Una radiografía escaneada tiene ángulos rectos, una fotografiada no.',
    low: null,
    high: { title: 'Los bordes de la radiografía no forman ángulos rectos', next: 'Puede ser una fotografía tomada de lado. Use la radiografía exportada: una vista oblicua cambia las proporciones de los huesos.' },
  },
};

/** Never a diagnosis: what the distance says, and what can look so. */
export const hand: Messages['hand'] = {
  name: 'Distancia a manos conocidas',
  about: 'A qué distancia está la radiografía de las manos de las que aprendió la red, en las características propias de la red.',
  review: 'La radiografía se aparta algo de las manos que la red conoce',
  refuse: 'La radiografía no se parece a las manos que la red conoce',
  next: 'Compruebe que muestra una sola mano entera, de frente. Un pie, un codo, una mano adulta, un yeso o una deformidad marcada pueden verse así. Si es la mano de un niño, pida que la lea un experto.',
};

/** Of the outline. `refuse`: where the features are unlike a hand's too. */
export const shape: Messages['shape'] = {
  few_fingers: {
    name: 'Dedos visibles', about: 'Número de puntas de dedos en el contorno.',
    review: 'No se ven todos los dedos', refuse: 'Puede ser una parte de una mano',
    next: 'Compruebe que la radiografía muestra una sola mano entera con la muñeca, con los dedos separados. Un dedo, una muñeca o una mano cerrada no se pueden leer.',
  },
  two_hands: {
    name: 'Manos visibles', about: 'Número de manos en el contorno.',
    review: 'La radiografía puede mostrar dos manos', refuse: 'La radiografía puede mostrar dos manos',
    next: 'Compruebe en «Lo que vio la red» que la mano que se leyó es la que se quería, por lo general la izquierda. La otra se puede leer desde allí.',
  },
};

/** A title that would tell the age of the reading leaves the value out. Names are short: the graph of checks has little room, and adds the sex. */
export const findings: Messages['findings'] = {
  age_outside_stage: {
    name: 'Edad y etapa',
    title: (value, limit) => `La edad y la etapa discrepan en ${value} (límite ${limit}).`,
    next: 'La edad está fuera de la etapa más probable. Pida que un experto lea la radiografía.',
  },
  age_at_lower_limit: {
    name: 'Mínimo del rango',
    title: (_value, limit) => `La edad está en el extremo inferior de lo que se puede informar (${limit}).`,
    next: 'Se aprendió de pocas radiografías de esta edad. Tome la cifra como una orientación aproximada.',
  },
  age_at_upper_limit: {
    name: 'Máximo del rango',
    title: (_value, limit) => `La edad está en el extremo superior de lo que se puede informar (${limit}).`,
    next: 'La mano puede ser madura. Lea la cifra como «al menos», no como una edad exacta.',
  },
  sex_difference: {
    name: 'Femenino frente a masculino',
    title: (value, limit) => `Las lecturas para sexo femenino y para sexo masculino difieren en ${value} (límite ${limit}).`,
    next: 'Una misma mano rara vez se lee de forma tan distinta. Compruebe la radiografía y pida que la lea un experto.',
  },
  wide_interval: {
    name: 'Ancho del intervalo',
    title: (value, limit) => `El intervalo alcanza ${value} a cada lado (límite ${limit}).`,
    next: 'La red no está segura de esta radiografía. Lea el intervalo, no la cifra.',
  },
  implausible_age: {
    name: 'Edad plausible',
    title: (value, limit) => `La edad de la red queda ${value} fuera de lo que se puede informar (límite ${limit}).`,
    next: 'Compruebe que se abrió la radiografía correcta y que se eligió el sexo correcto.',
  },
  under_24_months: {
    name: 'Menos de 24 meses',
    title: (_value, limit) => `La edad ósea es inferior a ${limit}.`,
    next: 'Se aprendió de pocas radiografías de esta edad. Pida que un experto lea la radiografía.',
  },
  skeletally_mature: {
    name: 'Madurez esquelética',
    title: (value, limit) => `Una mano madura: ${value} de 5 factores hablan a favor (se necesitan ${limit}).`,
    next: 'Una mano madura no tiene edad ósea más allá del extremo superior del rango. No la use para juzgar el crecimiento ni para predecir la talla.',
  },
  far_from_chronological_age: {
    name: 'Edad ósea y edad',
    title: (value, limit) => `La edad ósea y la edad difieren en ${value} (límite ${limit}).`,
    next: 'Compruebe la fecha de nacimiento, la fecha del examen y que la radiografía es de este niño. La diferencia puede ser real: pida que un experto lea la radiografía.',
  },
  views_disagree: {
    name: 'Lectura repetida',
    title: (value, limit) => `Reflejada o girada, la misma radiografía se lee con hasta ${value} de diferencia (límite ${limit}).`,
    next: 'Una mano tiene una sola edad, esté como esté colocada. Pida que un experto lea la radiografía.',
  },
};

/** What lowered the certainty, after “por”. */
export const lowering: Messages['lowering'] = {
  half_width: 'un intervalo amplio',
  quality: 'la calidad de la radiografía',
  unlike_a_hand: 'una radiografía que no se parece a las manos que la red conoce',
  inconsistent: 'resultados que no concuerdan',
  implausible_age: 'una edad más allá de lo que se puede informar',
  skeletally_mature: 'una mano madura',
  under_24_months: 'una edad inferior a 24 meses',
  contraindicated: 'una contraindicación señalada',
};

export const maturityFactors: Messages['maturityFactors'] = {
  age_at_ceiling: { name: 'Edad en el extremo superior', about: 'La edad antes de limitarla al rango.' },
  near_maturity_probability: { name: 'Probabilidad de la última etapa', about: 'Probabilidad calibrada de «próxima a la madurez».' },
  interval_at_ceiling: { name: 'Intervalo en el extremo superior', about: 'Extremo superior del intervalo antes de limitarlo al rango.' },
  reference_distance: { name: 'Más cerca de manos maduras', about: 'Positivo: más cerca de las manos maduras de las radiografías de entrenamiento que de las manos en crecimiento.' },
  fused_physes: { name: 'Cartílagos de crecimiento fusionados', about: 'El indicio propio de la red, en una escala logit.' },
};

export const maturity: Messages['maturity'] = {
  heading: 'Madurez esquelética',
  mature: 'Esqueleto maduro',
  limit: (sex, limit) => `No se indica ninguna edad por encima de ${limit} (${sex}).`,
  sexes: { female: 'niñas', male: 'niños' },
  votes: (votes, needed) => `${votes} de 5 factores ${votes === 1 ? 'habla' : 'hablan'} a favor de una mano madura. Se necesitan ${needed}, entre ellos la cercanía a manos maduras o los cartílagos de crecimiento.`,
  growing: 'No maduro',
  columns: { factor: 'Factor', value: 'Medido', limit: 'Desde', vote: 'Voto' },
  yes: 'Madura',
  no: 'En crecimiento',
};

export const infant: Messages['infant'] = {
  heading: 'Menos de 24 meses',
  interval: 'El intervalo es amplio para una mano tan joven: lea el intervalo, no la cifra.',
  sds: 'No se indica una puntuación de desviación estándar: por debajo de 24 meses, una desviación estándar es de 1 a 5 meses (Brush Foundation), menos que el propio error de la red.',
};

/** The same film read again, mirrored and turned. Never “segunda lectura”: that is another radiologist's. */
export const secondLook: Messages['secondLook'] = {
  heading: 'Lectura repetida',
  about: 'La misma radiografía, reflejada y girada un poco hacia cada lado. Una lectura en la que se puede confiar cambia poco; la edad indicada es la de la radiografía tal como está.',
  button: 'Repetir la lectura (reflejada y girada)',
  progress: (number, of) => `lectura repetida ${number} de ${of}`,
  looking: 'Repitiendo la lectura: la radiografía reflejada y girada.',
  views: { as_is: 'Tal como está', mirrored: 'Reflejada', turned_left: 'Girada a la izquierda', turned_right: 'Girada a la derecha' },
  columns: { view: 'Vista', age: 'Edad ósea', difference: 'Diferencia' },
  largest: (value, limit) => `Mayor diferencia ${value}, límite: ${limit}.`,
  unlimited: (value) => `Mayor diferencia ${value}. Este paquete no tiene límite para ella.`,
};

export const safety: Messages['safety'] = {
  heading: 'Seguridad',
  verdicts: { good: 'Nada por revisar', review: 'Revisar antes de usar la cifra', refuse: 'Rechazada' },
  counts: (total, look, refused) => {
    const parts = [refused > 0 ? `${refused} ${refused === 1 ? 'rechazada' : 'rechazadas'}` : '', look > 0 ? `${look} por revisar` : ''].filter(Boolean);
    return `${total} ${total === 1 ? 'comprobación' : 'comprobaciones'}, ${parts.join(', ') || 'ninguna por revisar'}`;
  },
  notChecked: 'No comprobada',
  withheld: 'Retenida',
  film: (counts) => `Radiografía: ${counts}`,
};
