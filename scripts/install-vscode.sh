#!/bin/sh
# Puts a real VS Code (server, workbench and Node extension host) under DIR from the npm registry alone, with no install
# script run.   usage: sh scripts/install-vscode.sh DIR
# What it is: the folder lib/vscode of the package code-server 4.139.1 (= VS Code 1.139.1), which runs on Node 24.
set -eu
VERSION=4.139.1
NODE_VERSION=24.21.0
DIR=${1:?usage: install-vscode.sh DIR}
case $(uname -m) in
  x86_64) ARCH=x64 ;;
  aarch64) ARCH=arm64 ;;
  *) echo "no VS Code server for $(uname -m)" >&2; exit 2 ;;
esac
quiet='--loglevel=error --no-audit --no-fund'

# unpack PACKAGE FOLDER: one package of the registry, without its dependencies
unpack() {
  tarball=$(npm pack --loglevel=error --pack-destination "$DIR" "$1" 2>/dev/null | tail -1)
  mkdir -p "$2"
  tar xzf "$DIR/$tarball" -C "$2" --strip-components=1
  rm "$DIR/$tarball"
}

# Two modules are compiled ones that nothing here needs: a logger and a watch on the parent in plain JavaScript.
replace_compiled() {
cat > node_modules/@vscode/spdlog/index.js <<'J'
const { appendFileSync, mkdirSync } = require('node:fs')
const { dirname } = require('node:path')
const nothing = () => {}
class Logger {
  constructor(file) {
    if (file) mkdirSync(dirname(file), { recursive: true })
    // Output channels are raw loggers: what an extension appends must reach their file. Of the others only warnings matter.
    this.raw = false
    for (const [rank, level] of ['trace', 'debug', 'info', 'warn', 'error', 'critical'].entries()) {
      this[level] = (text) => {
        if (file && (this.raw || rank >= 3)) appendFileSync(file, this.raw ? text : `[${level}] ${text}\n`)
      }
    }
    for (const name of ['setLevel', 'setPattern', 'flush', 'drop']) this[name] = nothing
  }
  clearFormatters() { this.raw = true }
  getLevel() { return 3 }
}
exports.version = 11100
exports.Logger = Logger
exports.setLevel = nothing
exports.setFlushOn = nothing
exports.shutdown = nothing
exports.createRotatingLogger = async (_name, file) => new Logger(file)
exports.createAsyncRotatingLogger = exports.createRotatingLogger
J
for watchdog in node_modules/@vscode/native-watchdog node_modules/native-watchdog; do
  [ -d "$watchdog" ] || continue
  cat > "$watchdog/index.js" <<'J'
exports.start = (parent) => {
  setInterval(() => { try { process.kill(parent, 0) } catch { process.exit(87) } }, 2000).unref()
}
J
done
}

if [ -f "$DIR/$VERSION.done" ]; then
  cd "$DIR/vscode" && replace_compiled
  exit 0
fi
rm -rf "$DIR"
mkdir -p "$DIR"
DIR=$(cd "$DIR" && pwd)
unpack "code-server@$VERSION" "$DIR/package"
mv "$DIR/package/lib/vscode" "$DIR/vscode"
rm -rf "$DIR/package"
unpack "node-linux-$ARCH@$NODE_VERSION" "$DIR/node"
cd "$DIR/vscode"
# npm would take this project for the root of the install: --prefix keeps it here
npm install --prefix "$DIR/vscode" $quiet --no-save --omit=dev --omit=optional --ignore-scripts

# The file watcher's binary is an optional dependency; the TypeScript of the built-in extension is not in the package.
watcher=$("$DIR/node/bin/node" -p 'require("./node_modules/@parcel/watcher/package.json").version')
unpack "@parcel/watcher-linux-$ARCH-glibc@$watcher" "node_modules/@parcel/watcher-linux-$ARCH-glibc"
tsc=$("$DIR/node/bin/node" -p 'require("./extensions/npm-shrinkwrap.json").packages["node_modules/typescript"].version')
unpack "typescript@$tsc" extensions/node_modules/typescript

# Built-in extensions that only cost start-up time here: sign-in, chat, debuggers, notebooks, git, ...
(
  cd extensions
  rm -rf copilot mermaid-markdown-features ipynb notebook-renderers tunnel-forwarding terminal-suggest simple-browser \
    github* microsoft-authentication ms-vscode.* debug-* git git-base merge-conflict emmet grunt gulp jake npm \
    php-language-features media-preview extension-editing references-view search-result
)

replace_compiled
"$DIR/node/bin/node" out/server-main.js --version
touch "$DIR/$VERSION.done"
