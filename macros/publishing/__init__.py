"""All of the site that is no page: data, schemas, settings for servers, joined scripts, offline copies, the build."""
