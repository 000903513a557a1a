package io.equilibrium.planted.risk;

import org.springframework.beans.factory.annotation.Autowired;

class InjectsFields {
    @Autowired
    WellBehaved injected;
}
