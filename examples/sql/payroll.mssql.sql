-- Departments and salaries, for SQL Server: schemas, two tables that refer to each other, a filtered index, LIKE with classes.

CREATE SCHEMA hr
GO

CREATE TYPE hr.PersonName FROM nvarchar(60) NOT NULL
GO

CREATE TABLE [hr].[Department] (
  [Id] [int] IDENTITY(1,1) NOT NULL,
  [Code] [char](5) NOT NULL,
  [Name] [nvarchar](80) NOT NULL,
  [ManagerId] [int] NULL,
  [Budget] [money] NOT NULL CONSTRAINT [DF_Department_Budget] DEFAULT ((0)),
  CONSTRAINT [PK_Department] PRIMARY KEY CLUSTERED ([Id] ASC),
  CONSTRAINT [UQ_Department_Code] UNIQUE ([Code]),
  CONSTRAINT [CK_Department_Code] CHECK ([Code] LIKE '[A-Z][A-Z]-[0-9][0-9]'),
  CONSTRAINT [CK_Department_Budget] CHECK ([Budget] BETWEEN 0 AND 5000000)
)
GO

CREATE TABLE [hr].[Employee] (
  [Id] [int] IDENTITY(1,1) NOT NULL,
  [DepartmentId] [int] NOT NULL,
  [FirstName] [hr].[PersonName],
  [LastName] [hr].[PersonName],
  [Email] [nvarchar](120) NULL,
  [BirthDate] [date] NOT NULL,
  [HiredAt] [datetime2](0) NOT NULL,
  [LeftAt] [datetime2](0) NULL,
  [FullName] AS ([FirstName] + N' ' + [LastName]) PERSISTED,
  [IsRemote] [bit] NOT NULL CONSTRAINT [DF_Employee_IsRemote] DEFAULT ((0)),
  [Version] [rowversion] NOT NULL,
  CONSTRAINT [PK_Employee] PRIMARY KEY CLUSTERED ([Id] ASC),
  CONSTRAINT [CK_Employee_Left] CHECK ([LeftAt] IS NULL OR [LeftAt] >= [HiredAt]),
  CONSTRAINT [CK_Employee_Age] CHECK ([BirthDate] <= DATEADD(year, -18, '2026-01-01'))
)
GO

ALTER TABLE [hr].[Employee] WITH CHECK ADD CONSTRAINT [FK_Employee_Department] FOREIGN KEY ([DepartmentId]) REFERENCES [hr].[Department] ([Id])
GO
ALTER TABLE [hr].[Department] WITH CHECK ADD CONSTRAINT [FK_Department_Manager] FOREIGN KEY ([ManagerId]) REFERENCES [hr].[Employee] ([Id])
GO
CREATE UNIQUE NONCLUSTERED INDEX [UX_Employee_Email] ON [hr].[Employee] ([Email]) WHERE ([Email] IS NOT NULL)
GO

CREATE TABLE [hr].[Salary] (
  [EmployeeId] [int] NOT NULL CONSTRAINT [FK_Salary_Employee] REFERENCES [hr].[Employee] ([Id]),
  [ValidFrom] [date] NOT NULL,
  [Amount] [smallmoney] NOT NULL,
  [Currency] [nchar](3) NOT NULL CHECK ([Currency] IN (N'EUR', N'USD', N'GBP')),
  CONSTRAINT [PK_Salary] PRIMARY KEY ([EmployeeId], [ValidFrom]),
  CONSTRAINT [CK_Salary_Amount] CHECK ([Amount] > 1000 AND [Amount] < 20000)
)
GO

EXEC sp_addextendedproperty N'MS_Description', N'What an employee earns in a month.', N'SCHEMA', N'hr', N'TABLE', N'Salary'
GO
