"""Files become nodes with lines, and nodes become shapes; nothing here knows of playbooks."""
