// The fields of a sealed text: what each is called in the PDF, so that whoever reads it knows whose it is.

export const SEAL_FIELD = 'seal'
export const fieldOfCity = (cityId: string) => `city-${cityId}`
