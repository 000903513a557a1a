package io.equilibrium.planted.research;

import org.springframework.stereotype.Component;

@Component
class KnowsSpring {}
