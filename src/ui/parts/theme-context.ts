import { createContext } from 'react'
import { THEMES, type Theme } from '../theme.ts'

export const ThemeContext = createContext<Theme>(THEMES.standard)
