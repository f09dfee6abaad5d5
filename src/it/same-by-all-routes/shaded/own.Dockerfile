FROM docker-maven-plugin/jdk:17
COPY target/shaded-1.0.jar /app.jar
ENTRYPOINT ["java", "-jar", "/app.jar"]
