/** The panel's page: its own script and styles, nothing else may load or run. `source` is the webview's own origin. */
export function panelHtml(parts: {
  readonly source: string
  readonly script: string
  readonly style: string
  readonly nonce: string
  readonly language: string
  readonly title: string
}): string {
  const { source, script, style, nonce, language, title } = parts
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'; img-src ${source}; font-src ${source}`
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<link rel="stylesheet" href="${escapeHtml(style)}">
<title>${escapeHtml(title)}</title>
</head>
<body>
<script type="module" nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>`
}

const SIGNS: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
}
