#!/bin/sh
# Builds the release into the directory $1: dist/ with its production dependencies and nothing else.
# The Dockerfile runs this very script, and so does the test of the release where there is no container engine.
set -eu

out=${1:?usage: scripts/release.sh DIRECTORY}
npm run build
mkdir -p "$out/scripts"
cp -R dist schemas app.yml package.json package-lock.json .npmrc LICENSE "$out/"
# The lock file names the workspace that pins Node for development, so npm wants to see its package.json.
cp -R scripts/node-runtime "$out/scripts/"
cd "$out"
npm ci --omit=dev --workspaces=false --ignore-scripts --prefer-offline
