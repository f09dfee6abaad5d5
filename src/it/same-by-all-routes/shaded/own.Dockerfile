FROM openjdk:17-ea-11-jdk-slim
COPY target/shaded-1.0.jar /app.jar
ENTRYPOINT ["java", "-jar", "/app.jar"]
