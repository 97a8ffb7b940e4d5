using EvoLLM.Sandbox;

return WorkerProgram.Run();
