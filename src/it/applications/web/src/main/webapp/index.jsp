<% out.print("Hello from a war, " + System.getProperty("colour")); %>
