// Writes holdfast/ui/static/built/: style sheets from holdfast/ui/scss and the fonts they load. Run by: npm run build
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import * as sass from 'sass'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const built = join(root, 'holdfast/ui/static/built')
const SHEETS = ['holdfast', 'answering']
// Latin, and a second file that a browser loads only where a Welsh w or y with circumflex stands.
const FONTS = [
  '@fontsource-variable/radio-canada/files/radio-canada-latin-wght-normal.woff2',
  '@fontsource-variable/radio-canada/files/radio-canada-latin-ext-wght-normal.woff2',
  '@fontsource/literata/files/literata-latin-400-normal.woff2',
  '@fontsource/literata/files/literata-latin-ext-400-normal.woff2',
]

function compile (name) {
  const { css } = sass.compile(join(root, `holdfast/ui/scss/${name}.scss`), {
    style: 'compressed',
    sourceMap: false,
    loadPaths: [join(root, 'node_modules')],
    quietDeps: true,
  })
  const clean = css.replace(/\/\*[#@] ?sourceMappingURL=.*?\*\//g, '')
  for (const forbidden of ['crest', 'sourceMappingURL', 'GDS Transport']) {
    if (clean.includes(forbidden)) throw new Error(`${name}.css still speaks of ${forbidden}`)
  }
  return clean
}

rmSync(built, { recursive: true, force: true })
mkdirSync(join(built, 'fonts'), { recursive: true })
for (const font of FONTS) {
  copyFileSync(join(root, 'node_modules', font), join(built, 'fonts', font.split('/').pop()))
}
for (const name of SHEETS) {
  const css = compile(name)
  writeFileSync(join(built, `${name}.css`), css)
  console.error(`${name}.css ${gzipSync(css, { level: 9 }).length} bytes compressed`)
}
