import { Component, type ReactNode } from 'react'

interface Props {
  readonly onCrash: (error: unknown) => void
  readonly children: ReactNode
}

/** A screen that throws is a bug: it is reported, and nothing of it is drawn. React knows no boundary but a class. */
export class CrashBoundary extends Component<Props, { readonly crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override componentDidCatch(error: unknown) {
    this.props.onCrash(error)
  }

  override render() {
    return this.state.crashed ? null : this.props.children
  }
}
