// The field of the form in which a city's signature stands.

export const fieldOfCity = (cityId: string) => `city-${cityId}`
