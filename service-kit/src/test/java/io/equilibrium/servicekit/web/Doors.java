package io.equilibrium.servicekit.web;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** A service with nothing but the doors. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(Tiers.class)
class Doors {}
