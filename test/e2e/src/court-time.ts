/** An instant of a day by the court's clock: ten in the morning, unless another time is named. */
export const at = (day: string, time = '10:00:00'): string => `${day}T${time}+08:00`;

/** The instant with which a day begins; what ends with the day before is over by then. */
export const midnight = (day: string): string => at(day, '00:00:00');
