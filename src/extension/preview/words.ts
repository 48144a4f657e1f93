import * as vscode from 'vscode'

/** The panel's strings in the user's language; its script has the English ones and asks by key. */
export function panelWords(): { readonly [key: string]: string } {
  const { t } = vscode.l10n
  return {
    entity: t('Entity'),
    rows: t('Rows'),
    seed: t('Seed'),
    dice: t('Another seed'),
    earlier: t('Earlier rows'),
    later: t('Later rows'),
    insert: t('Generate'),
    insertTip: t('Write these records where they belong'),
    copy: t('Copy'),
    copyTip: t('Copy these records as text'),
    records: t('Records'),
    text: t('Text'),
    source: t('Source'),
    working: t('Making records…'),
    judged: t('All judged valid'),
    rejected: t('{0} rejected'),
    notJudged: t('Not judged'),
    judgedBy: t('by {0}'),
    problems: t('Problems'),
    details: t('Show Details'),
    nothing: t('No record could be made'),
    stale: t('The rows below are of the text before.'),
    row: t('Row'),
    value: t('Value'),
    absent: t('absent'),
  }
}
