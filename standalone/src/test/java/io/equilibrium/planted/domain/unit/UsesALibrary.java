package io.equilibrium.planted.domain.unit;

import tools.jackson.databind.json.JsonMapper;

record UsesALibrary(JsonMapper mapper) {}
