"""MediaWiki wikis, through the action API that every MediaWiki has."""
