import { type ApplicationFunction, createNodeMiddleware, type Logger, Probot, ProbotOctokit } from "probot";
import { type OctokitDefaults, enforceOctokit } from "../github/octokit-defaults.ts";
