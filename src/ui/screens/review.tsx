import { Box } from 'ink'
import { canRenew } from '../can-renew.ts'
import { Styled } from '../parts/block.tsx'
import { Button } from '../parts/button.tsx'
import { CertificateTable } from '../parts/certificate-table.tsx'
import type { ScreenProps } from './props.ts'

export function ReviewScreen({ screen, frame }: ScreenProps<'review'>) {
  const { words, view, review } = frame
  if (review === null) return null
  return (
    <Box flexDirection="column">
      <CertificateTable layout={review} scroll={view.scroll} words={words.review} />
      <Box paddingX={1} flexDirection="column" flexShrink={0}>
        <Styled look={{ role: 'notice' }}>{review.findings.join('\n')}</Styled>
      </Box>
      <Box justifyContent="center" columnGap={6} flexShrink={0}>
        {canRenew(screen) && <Button label={words.review.renew} focused={screen.focused === 'renew'} />}
        <Button label={words.review.back} focused={screen.focused === 'back'} />
      </Box>
    </Box>
  )
}
