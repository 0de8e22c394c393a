/** 1825 as 1,825. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
