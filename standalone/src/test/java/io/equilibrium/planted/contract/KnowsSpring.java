package io.equilibrium.planted.contract;

import org.springframework.stereotype.Component;

@Component
class KnowsSpring {}
