"""Many viewers on one server: WebSocket sessions that do what readers do, and how the server answers."""
