using EvoLLM.Sandbox;

return await WorkerProgram.RunAsync();
