using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;

[assembly: AssemblyFixture(typeof(Databases))]
[assembly: AssemblyFixture(typeof(Chromium))]
