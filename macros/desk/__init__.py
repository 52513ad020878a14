"""The desk: which playbook a ticket asks for. The browser ranks as these modules do, bit by bit."""
