package io.equilibrium.planted.domain.unit;

import org.springframework.stereotype.Component;

@Component
class KnowsSpring {}
