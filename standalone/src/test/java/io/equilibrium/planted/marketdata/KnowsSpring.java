package io.equilibrium.planted.marketdata;

import org.springframework.stereotype.Component;

@Component
class KnowsSpring {}
